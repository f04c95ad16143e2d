import { credentialIn } from './credential-formats';
import { classifyName, NameVerdict } from './secret-names';
import { isHarmless, isReference } from './secret-references';

// Matches start only at word boundaries, to avoid a retry from each letter of a long run. A slash would start the path.
const IN_URL = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/?#:@'"]*:([^\s/?#@'"]+)@|(?<![\w.-])[\w.-]{1,100}:([^\s/@:'"]{1,200})@(?:tcp|unix|udp)\(/gi;
const IN_CONNECTION_STRING = /(?<=^|[\s;?&,"'])(?:password|passwd|pwd|accountkey|sharedaccesskey|sharedsecret|client_secret|access_token|api_?key)\s{0,3}=\s{0,3}([^\s;&,"'(){}[\]<>`$]+)(?=$|[\s;&,"'])/gi;
const IN_HEADER = /(?<=^|[\s:"'])(?:Bearer|Basic|Token|ApiKey) +(?=[^\s"']{0,200}\d)([A-Za-z0-9._~+/=-]{8,})(?=$|["'\s])/g;

/** The kind of secret that a text contains, whatever its name; `undefined` if there is none. */
export function secretInText(text: string): string | undefined {
  return credentialIn(text)
    ?? (holds(IN_URL, text) ? 'password in a URL' : undefined)
    ?? (holds(IN_CONNECTION_STRING, text) ? 'password in a connection string' : undefined)
    ?? (holds(IN_HEADER, text) ? 'credential in an authorization header' : undefined);
}

/** The kind of secret in a named value; the name may indicate it. */
export function secretInSetting(name: string, value: string): string | undefined {
  return secretInText(value) ?? (isSecretByName(name, value) ? 'secret, by its name' : undefined);
}

/** The same for an argument of a program: a controller's argument that ends with "secret" is more often the name of a Secret than a secret. */
export function secretInArgument(name: string, value: string): string | undefined {
  return /secret$/i.test(name) && isNameOfObject(value) ? undefined : secretInSetting(name, value);
}

function holds(pattern: RegExp, text: string): boolean {
  return [...text.matchAll(pattern)].some(([, first, second]) => isLiteral(first ?? second));
}

/** Excludes expressions that stand for a password, as `password=config.password` in a program. */
function isLiteral(part: string): boolean {
  return !isReference(part) && !isHarmless(part) && !/(?:^|[._])(?:password|passwd|pwd|pass|secret|token|key)$/i.test(part);
}

function isSecretByName(name: string, value: string): boolean {
  if (isReference(value) || isHarmless(value)) { return false; }
  const verdict = classifyName(name);
  return verdict !== undefined && LOOKS_LIKE_SECRET[verdict](value.trim());
}

const LOOKS_LIKE_SECRET: { readonly [verdict in NameVerdict]: (value: string) => boolean } = {
  'secret': () => true,
  'secret or its name': value => !isNameOfObject(value) && !/^[\d.]+$/.test(value),
  'secret if random': isRandom,
};

/** Words with hyphens, as in object names: `web-tls`, `db-2`; not `s3cr3t-value`. */
function isNameOfObject(value: string): boolean {
  return /^[a-z]+\d{0,2}(?:[-./](?:[a-z]+\d{0,2}|\d{1,2}))*$/.test(value) && (/[-./]/.test(value) || !/\d/.test(value));
}

/** Enough letters and digits, mixed. */
function isRandom(value: string): boolean {
  return /^[\w+/=.~-]{16,}$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value) && new Set(value).size >= 8 && !isMadeOfWords(value);
}

/** Words and numbers between separators, as in `eu-west-1-cache-v2`. */
function isMadeOfWords(value: string): boolean {
  return /^(?:[A-Za-z]+\d{0,3}|\d{1,4})(?:[-_./](?:[A-Za-z]+\d{0,3}|\d{1,4}))+$/.test(value);
}
