/** Placeholders: Helm, envsubst and Flux, Kubernetes and Kustomize, Azure Pipelines, Argo CD Vault, and instructions to replace a text. */
const FILLED_IN = /\{\{.*?\}\}|\$\{[^}]*\}|\$\([^)]*\)|#\{[^}]*\}|<path:[^>]*>/s;
const PLACEHOLDER = /^(?:\$(?:[A-Za-z_]\w*|[\d@*#?])|<[^<>]*>|ENC\[.*\]|%[A-Za-z_]\w*%|__[A-Za-z]\w*?__|@[A-Za-z][\w.-]*@|[*xX.•]{3,})$/s;

/** Prefixes of references to secret stores. */
const STORES = [
  'vault', 'bao', 'openbao', 'op', 'sm', 'ssm', 'gsm', 'gcpsm', 'gcp-sm', 'gcpsecretmanager', 'awssm', 'aws-sm', 'awsssm', 'secretsmanager', 'asm', 'akv', 'azkv', 'keyvault', 'azurekeyvault',
  'berglas', 'secret', 'secrets', 'secretref', 'secret-ref', 'k8s', 'kubernetes', 'ref', 'conjur', 'cyberark', 'doppler', 'infisical', 'sops', 'bws', 'bitwarden', 'keepass', 'lastpass', 'keyring',
  'env', 'file', 'exec', 'cmd', 'arn', 'gcp', 'valuefrom',
];
const STORE = new RegExp(`^(?:ref\\+)?(?:${STORES.join('|')}):`, 'i');
const OTHER_REFERENCES = /^projects\/[^/]+\/secrets\/|@azurekeyvault(?:\?.*)?$|^@Microsoft\.KeyVault\(|^!(?:vault|var|ref|secret|env)\b|^\*\w+$|^&\w+$/i;

/** Whether a value is not the secret itself, but a placeholder or a reference to it. */
export function isReference(value: string): boolean {
  const text = value.trim();
  return FILLED_IN.test(text) || PLACEHOLDER.test(text) || STORE.test(text) || OTHER_REFERENCES.test(text);
}


const SETTING_WORDS = /^(?:|true|false|yes|no|on|off|y|n|enabled?|disabled?|required?|optional|always|never|none|null|nil|undefined|auto|automatic|prompt|ask|unset|empty)$/i;
const DURATION = /^(?:\d+(?:\.\d+)?(?:ns|us|ms|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?|y|years?))+$|^P(?=.)(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?$/i;
const PATH_OR_URL = /^(?:~|\.{1,2})?[/\\][^\s]*$|^[A-Za-z]:[\\/]|^[a-z][a-z0-9+.-]*:\/\//i;
const PUBLIC = /^(?:pk_(?:live|test)_|ssh-(?:rsa|ed25519|dss) |ecdsa-sha2-|-----BEGIN (?:[A-Z0-9]+ )*(?:PUBLIC KEY|CERTIFICATE))/;

/** Whether a value cannot be a secret, whatever its name: a switch, a duration, a file, an address, or public information. */
export function isHarmless(value: string): boolean {
  const text = value.trim();
  return SETTING_WORDS.test(text) || DURATION.test(text) || PATH_OR_URL.test(text) || PUBLIC.test(text) || /^-?\d{1,3}$/.test(text);
}
