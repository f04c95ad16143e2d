import { generateKeyPairSync, KeyObject, sign } from 'crypto';

/** The required parts of X.509, encoded in DER here because not every machine has a program for it. */
const [INTEGER, BIT_STRING, OCTET_STRING, OBJECT, TEXT, SEQUENCE, SET, TIME, BOOLEAN] = [0x02, 0x03, 0x04, 0x06, 0x0c, 0x30, 0x31, 0x17, 0x01];
const [COMMON_NAME, ORGANIZATION, BASIC_CONSTRAINTS, KEY_USAGE, ECDSA_WITH_SHA256] = ['550403', '55040a', '551d13', '551d0f', '2a8648ce3d040302'].map(oid => der(OBJECT, Buffer.from(oid, 'hex')));
const TRUE = der(BOOLEAN, Buffer.from([0xff]));
const DAY = 24 * 3600 * 1000;

/** A certificate or a request with its key, as PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority that is valid for some days. */
export function certificateAuthority(): Certificate {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = subject('testbed');
  const validity = der(SEQUENCE, ...[-DAY, 10 * DAY].map(time));
  const signsCertificates = der(BIT_STRING, Buffer.from([1, 0x06]));
  const extensions = der(SEQUENCE,
    der(SEQUENCE, BASIC_CONSTRAINTS, TRUE, der(OCTET_STRING, der(SEQUENCE, TRUE))),
    der(SEQUENCE, KEY_USAGE, TRUE, der(OCTET_STRING, signsCertificates)));
  const content = der(SEQUENCE,
    der(0xa0, number(2)), number(1), der(SEQUENCE, ECDSA_WITH_SHA256), name, validity, name, publicKey(keys.publicKey), der(0xa3, extensions));
  return signed('CERTIFICATE', content, keys.privateKey);
}

/** A request for the certificate of a user, optionally in a group. */
export function certificateRequest(user: string, group?: string): Certificate {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return signed('CERTIFICATE REQUEST', der(SEQUENCE, number(0), subject(user, group), publicKey(keys.publicKey), der(0xa0)), keys.privateKey);
}

function signed(label: string, content: Buffer, key: KeyObject): Certificate {
  const signature = der(BIT_STRING, Buffer.from([0]), sign('sha256', content, key));
  const base64 = der(SEQUENCE, content, der(SEQUENCE, ECDSA_WITH_SHA256), signature).toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return {
    certificate: `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`,
    key: key.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

function subject(user: string, group?: string): Buffer {
  const part = (type: Buffer, text: string): Buffer => der(SET, der(SEQUENCE, type, der(TEXT, Buffer.from(text))));
  return der(SEQUENCE, ...group === undefined ? [] : [part(ORGANIZATION, group)], part(COMMON_NAME, user));
}

function publicKey(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' }) as Buffer;
}

/** The time at an offset from now, in milliseconds. */
function time(offset: number): Buffer {
  const digits = new Date(Date.now() + offset).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(TIME, Buffer.from(`${digits}Z`));
}

function number(value: number): Buffer {
  return der(INTEGER, Buffer.from([value]));
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length: size } = content;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]; // eslint-disable-line no-bitwise
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
