/** How certainly a name indicates that its value is a secret. */
export type NameVerdict =
  /** The value is one, whatever it looks like. */
  | 'secret'
  /** The value is one, or the name of a Secret. */
  | 'secret or its name'
  /** The value is one if it looks random. */
  | 'secret if random';

/** Words that may follow the decisive word, and indicate nothing themselves. */
const QUALIFIERS = ['value', 'base64', 'b64', 'plain', 'plaintext', 'text', 'raw', 'string', 'dev', 'prod', 'production', 'staging', 'test', 'old', 'new', 'current', 'previous', 'primary', 'secondary', 'default'];

const PASSWORDS = ['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'passwort', 'pw', 'pass', 'userpass', 'psw'];
/** Words written together, as in `PGPASSWORD` and `CLIENTSECRET`. */
const JOINED_WORDS = /(?:password|passwd|passphrase|apikey|secretkey|privatekey|accesskey|authtoken|accesstoken|clientsecret|signingkey|encryptionkey)$/;

const SECRET_PAIRS = [
  'api key', 'secret key', 'private key', 'access key', 'account key', 'storage key', 'shared key', 'signing key', 'signature key', 'encryption key', 'decryption key', 'crypto key', 'cipher key',
  'master key', 'auth key', 'session key', 'hmac key', 'jwt key', 'license key', 'unseal key', 'admin key', 'app key', 'application key', 'client key', 'root key', 'key base',
  'access token', 'auth token', 'api token', 'bearer token', 'refresh token', 'bot token', 'deploy token', 'root token', 'session token', 'registry token', 'id token', 'personal token', 'admin token',
  'client secret', 'cookie secret', 'jwt secret', 'session secret', 'webhook secret', 'api secret', 'shared secret', 'signing secret', 'oauth secret', 'hmac secret', 'auth secret', 'consumer secret',
  'nextauth secret', 'encryption secret', 'token secret', 'access secret', 'totp secret', 'secret id',
];
/** These are files or objects in a cluster, and the value is their name. */
const NAMED_OBJECTS = ['tls', 'ssl', 'cert', 'certs', 'certificate', 'certificates', 'ca', 'cacert', 'pull', 'registry', 'docker', 'existing', 'k8s', 'kube', 'kubernetes', 'ingress', 'issuer', 'backup', 'rbac', 'service', 'account'];
const RANDOM_ONLY = ['key', 'keys', 'auth', 'authorization', 'credential', 'credentials', 'creds', 'cred', 'salt', 'pepper', 'seed', 'otp', 'pin', 'dsn', 'signature', 'pat', 'nonce', 'cookie', 'secrets', 'tokens', 'apikeys', 'passwords'];

/** What a name indicates about its value: `undefined` if it does not name a secret, or only leads to one, as `PASSWORD_FILE` does. */
export function classifyName(name: string): NameVerdict | undefined {
  const words = wordsOf(name);
  while (words.length > 1 && QUALIFIERS.includes(words[words.length - 1])) { words.pop(); }
  const [before, last] = [words[words.length - 2], words[words.length - 1]];
  if (last === undefined || words.includes('public') || words.includes('publishable')) { return undefined; }
  const pair = `${before} ${last}`;
  if (SECRET_PAIRS.includes(pair) || PASSWORDS.includes(last) || JOINED_WORDS.test(last)) { return 'secret'; }
  if (last.endsWith('secret') || last.endsWith('token')) { return NAMED_OBJECTS.includes(before ?? '') ? undefined : 'secret or its name'; }
  return RANDOM_ONLY.includes(last) ? 'secret if random' : undefined;
}

/** `dbPassword2`, `DB-PASSWORD_2` and `db.password` -> db, password */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$&_')
    .split(/[^A-Za-z0-9]+/)
    .flatMap(word => word.replace(/^\d+$|(?<!^b|^base)(?<=\D)\d+$/i, '') || [])
    .map(word => word.toLowerCase());
}
