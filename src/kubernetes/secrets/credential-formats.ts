/** A credential with a recognizable format. */
export interface CredentialFormat {
  /** As in "holds a ...". */
  readonly title: string;
  /** The format, without delimiters. */
  readonly pattern: string;
}

const provider = (name: string, ...patterns: readonly string[]): CredentialFormat => ({ title: `${name} credential`, pattern: patterns.join('|') });

/**
 * The credential formats that providers document: the prefix that their own scanners
 * look for, and what follows it.
 *
 * @see https://docs.github.com/en/code-security/reference/secret-security/supported-secret-scanning-patterns
 * @see https://docs.gitlab.com/security/tokens/#token-prefixes
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 * @see https://docs.slack.dev/authentication/tokens
 * @see https://docs.stripe.com/keys
 * @see https://developer.hashicorp.com/vault/docs/concepts/tokens
 */
export const CREDENTIAL_FORMATS: readonly CredentialFormat[] = [
  { title: 'private key', pattern: 'PuTTY-User-Key-File-\\d|AGE-SECRET-KEY-1[0-9A-Z]{20,}' },
  { title: 'JSON Web Token', pattern: 'eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}' },
  provider('AWS', '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}', 'ABSK[A-Za-z0-9+/]{60,}={0,2}'),
  provider('GitHub', 'gh[pousr]_[A-Za-z0-9]{36,}', 'github_pat_\\w{22,}'),
  provider('GitLab', '(?:glpat|gldt|glrt|glrtr|glcbt|glptt|glft|glimt|glagent|glsoat|glffct|gloas|glwt)-[\\w.-]{16,}', 'GR1348941[\\w-]{20,}'),
  provider('Slack', 'xox[abcdeoprs](?:\\.xox[bp])?-[\\w-]{10,}', 'xapp-\\d-[\\w-]{10,}', 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Z0-9]{8,}/[\\w/-]{8,}'),
  provider('Stripe', '[sr]k_(?:live|test)_[A-Za-z0-9]{10,}', 'whsec_[A-Za-z0-9+/]{20,}'),
  provider('Google', 'AIza[\\w-]{35}', 'GOCSPX-[\\w-]{20,}', 'ya29\\.[\\w-]{20,}', '1//0[\\w-]{40,}'),
  provider('Azure', '(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{30,}={0,2}', '[\\w~.]{3}\\dQ~[\\w~.-]{31,34}', 'sig=[A-Za-z0-9%+/]{40,}'),
  provider('Microsoft Teams', '[\\w-]+\\.webhook\\.office\\.com/webhookb2/[\\w@-]{30,}/IncomingWebhook/\\w{20,}'),
  provider('npm', 'npm_[A-Za-z0-9]{36}'),
  provider('PyPI', 'pypi-[\\w-]{40,}'),
  provider('RubyGems', 'rubygems_[a-f0-9]{48}'),
  provider('crates.io', 'cio[A-Za-z0-9]{32}'),
  provider('Docker Hub', 'dckr_[op]at_[\\w-]{20,}'),
  provider('SendGrid', 'SG\\.[\\w-]{16,32}\\.[\\w-]{16,64}'),
  provider('Mailgun', 'key-[a-f0-9]{32}'),
  provider('Mailchimp', '[a-f0-9]{32}-us\\d{1,2}'),
  provider('Twilio', 'SK[a-f0-9]{32}'),
  provider('DigitalOcean', 'do[opr]_v1_[a-f0-9]{40,}'),
  provider('Vault', 'hv[sbr]\\.[\\w-]{20,}', 's\\.(?=[A-Za-z]*\\d)[A-Za-z0-9]{24}(?!\\w)'),
  provider('HCP Terraform', '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{50,}'),
  provider('OpenAI', 'sk-(?:proj|svcacct|admin|None)-[\\w-]{20,}', 'sk-[A-Za-z0-9]{20,}T3BlbkFJ[A-Za-z0-9]{20,}'),
  provider('Anthropic', 'sk-ant-[a-z0-9]+-[\\w-]{20,}'),
  provider('OpenRouter', 'sk-or-v1-[a-f0-9]{40,}'),
  provider('Hugging Face', 'hf_[A-Za-z0-9]{30,}'),
  provider('Databricks', 'dapi[a-f0-9]{32}(?:-\\d)?'),
  provider('Grafana', 'gl(?:sa|c)_[A-Za-z0-9+/]{20,}[\\w=]*'),
  provider('New Relic', 'NRAK-[A-Z0-9]{27}', 'NRII-[\\w-]{32}'),
  provider('Sentry', 'sntry[su]_[\\w+/=]{40,}'),
  provider('Dynatrace', 'dt0[a-z]\\d\\d\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}'),
  provider('Shopify', 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'),
  provider('Square', 'sq0[a-z]{3}-[\\w-]{22,}', 'EAAA[\\w-]{60}'),
  provider('Telegram', '\\d{8,10}:AA[\\w-]{33}'),
  provider('Discord', 'discord(?:app)?\\.com/api/webhooks/\\d{10,}/[\\w-]{30,}'),
  provider('Atlassian', 'AT(?:ATT3|BB|CTT3)[\\w=-]{20,}'),
  provider('SonarQube', 'sq[apu]_[a-f0-9]{40}'),
  provider('JFrog', 'AKCp[A-Za-z0-9]{60,}'),
  provider('CircleCI', 'CCI(?:PAT|PRJ)_[A-Za-z0-9]{20,}_[a-f0-9]{40}'),
  provider('Postman', 'PMAK-[a-f0-9]{24}-[a-f0-9]{34}'),
  provider('Pulumi', 'pul-[a-f0-9]{40}'),
  provider('Doppler', 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{40,}'),
  provider('1Password', 'ops_eyJ[A-Za-z0-9+/=]{100,}'),
  provider('PlanetScale', 'pscale_(?:tkn|pw|oauth)_[\\w.-]{32,}'),
  provider('Supabase', 'sb(?:p|_secret)_[\\w-]{20,}'),
  provider('Tailscale', 'tskey-[a-z]+-[\\w-]{20,}'),
  provider('Linear', 'lin_api_[A-Za-z0-9]{40}'),
  provider('Notion', 'ntn_[A-Za-z0-9]{40,}', 'secret_[A-Za-z0-9]{43}'),
  provider('Airtable', 'pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}'),
  provider('Heroku', 'HRKU-[\\w-]{36,}'),
  provider('Alibaba Cloud', 'LTAI[A-Za-z0-9]{12,24}'),
];

const ALL = new RegExp(`(?<![\\w-])(?:${CREDENTIAL_FORMATS.map(({ pattern }) => `(${pattern})`).join('|')})`);
const PEM = /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/;
/** "-----BEGIN " in base64. */
const ENCODED_PEM = /LS0tLS1CRUdJTi[A-Za-z0-9+/]{20,60}/;

/** The title of a credential that a text contains, recognized by its format alone; `undefined` if there is none. */
export function credentialIn(text: string): string | undefined {
  if (PEM.test(text)) { return 'private key'; }
  const found = ALL.exec(text);
  if (found) { return CREDENTIAL_FORMATS[found.slice(1).findIndex(group => group !== undefined)].title; }
  const [encoded] = ENCODED_PEM.exec(text) ?? [];
  return encoded !== undefined && Buffer.from(encoded, 'base64').toString('latin1').includes('PRIVATE KEY') ? 'private key' : undefined;
}
