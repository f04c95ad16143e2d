import { credentialIn } from './credential-formats';
import { classifyName, NameVerdict } from './secret-names';
import { isHarmless, isReference } from './secret-references';

// Each begins only where a word does, so that no long run of letters is tried again from each of them. A slash would begin the path.
const IN_URL = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/?#:@'"]*:([^\s/?#@'"]+)@|(?<![\w.-])[\w.-]{1,100}:([^\s/@:'"]{1,200})@(?:tcp|unix|udp)\(/gi;
const IN_CONNECTION_STRING = /(?<=^|[\s;?&,"'])(?:password|passwd|pwd|accountkey|sharedaccesskey|sharedsecret|client_secret|access_token|api_?key)\s{0,3}=\s{0,3}([^\s;&,"'(){}[\]<>`$]+)(?=$|[\s;&,"'])/gi;
const IN_HEADER = /(?<=^|[\s:"'])(?:Bearer|Basic|Token|ApiKey) +(?=[^\s"']{0,200}\d)([A-Za-z0-9._~+/=-]{8,})(?=$|["'\s])/g;

/** What is a secret in a text, whatever it is called: `undefined` where nothing is. */
export function secretInText(text: string): string | undefined {
  return credentialIn(text)
    ?? (holds(IN_URL, text) ? 'password in a URL' : undefined)
    ?? (holds(IN_CONNECTION_STRING, text) ? 'password in a connection string' : undefined)
    ?? (holds(IN_HEADER, text) ? 'credential in an authorization header' : undefined);
}

/** What is a secret in a value that has a name; the name may say so. */
export function secretInSetting(name: string, value: string): string | undefined {
  return secretInText(value) ?? (isSecretByName(name, value) ? 'secret, by its name' : undefined);
}

/** The same for an argument of a program: where those of controllers end with "secret", they name one more often than they are one. */
export function secretInArgument(name: string, value: string): string | undefined {
  return /secret$/i.test(name) && isNameOfObject(value) ? undefined : secretInSetting(name, value);
}

function holds(pattern: RegExp, text: string): boolean {
  return [...text.matchAll(pattern)].some(([, first, second]) => isLiteral(first ?? second));
}

/** Not what stands for a password, as in `password=config.password` of a program. */
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

/** Words with hyphens, as objects are named: `web-tls`, `db-2`; not `s3cr3t-value`. */
function isNameOfObject(value: string): boolean {
  return /^[a-z]+\d{0,2}(?:[-./](?:[a-z]+\d{0,2}|\d{1,2}))*$/.test(value) && (/[-./]/.test(value) || !/\d/.test(value));
}

/** Letters and digits mixed, and enough of them. */
function isRandom(value: string): boolean {
  return /^[\w+/=.~-]{16,}$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value) && new Set(value).size >= 8 && !isMadeOfWords(value);
}

/** Words and numbers between separators, as in `eu-west-1-cache-v2`. */
function isMadeOfWords(value: string): boolean {
  return /^(?:[A-Za-z]+\d{0,3}|\d{1,4})(?:[-_./](?:[A-Za-z]+\d{0,3}|\d{1,4}))+$/.test(value);
}
