import { literalSecretInEnvironment } from '../../../src/rules/pods/literal-secret-in-environment';
import { APP, container } from '../_pods';
import { testRule } from '../_test-rule';

const variable = (name: string, value: string) => container(`env: [{ name: ${JSON.stringify(name)}, value: ${JSON.stringify(value)} }]`);

/** Values that are secrets under any name; those of providers follow their documentation. */
const CREDENTIALS: { readonly [title: string]: string } = {
  'an access key of AWS': 'AKIAIOSFODNN7EXAMPLE',
  'a token of GitHub': `ghp_${'a1'.repeat(18)}`,
  'a fine-grained token of GitHub': `github_pat_${'a1'.repeat(11)}_${'b2'.repeat(29)}`,
  'a token of GitLab': 'glpat-abcdefghij0123456789',
  'a deploy token of GitLab': 'gldt-abcdefghij0123456789',
  'a token of Slack': 'xoxb-123456789012-abcdefghij',
  'a webhook of Slack': 'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
  'a key of Stripe': 'sk_live_abcdefghijklmnop',
  'a restricted key of Stripe': 'rk_live_abcdefghijklmnop',
  'a key of Google': `AIza${'a'.repeat(35)}`,
  'a client secret of Google': 'GOCSPX-abcdefghijklmnopqrstuvwxyz12',
  'a token of npm': `npm_${'a1'.repeat(18)}`,
  'a token of PyPI': `pypi-${'Ag'.repeat(30)}`,
  'a key of SendGrid': `SG.${'a'.repeat(22)}.${'b'.repeat(43)}`,
  'a key of Twilio': `SK${'0a'.repeat(16)}`,
  'a token of DigitalOcean': `dop_v1_${'0a'.repeat(32)}`,
  'a token of Vault': 'hvs.CAESIJ1234567890abcdefghijklmnop',
  'a JSON Web Token': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijk',
  'a private key': '-----BEGIN RSA PRIVATE KEY-----',
  'a private key after a line': '\n-----BEGIN EC PRIVATE KEY-----\nMIIE',
  'a private key in base64': Buffer.from('-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC').toString('base64'),
  'a key file of Google': '{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----\\nabc"}',
  'a connection string of Azure Storage': `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${'Zm9v'.repeat(20)}==;EndpointSuffix=core.windows.net`,
  'a password in a URL': 'postgres://app:hunter2pass@db:5432/app',
  'a password in a URL without a user': 'redis://:hunter2pass@cache:6379/0',
  'a password in a data source name': 'app:hunter2pass@tcp(db:3306)/app',
  'a password in a connection string': 'Server=db;User Id=sa;Password=hunter2;',
  'a bearer token': 'Bearer abcdef0123456789abcdef',
  'a user and a password for a header': 'Basic dXNlcjpwYXNzd29yZA==',
};

const NAMES = [
  'DB_PASSWORD', 'DB_PASSWORD_2', 'dbPassword', 'spring.datasource.password', 'SPRING.DATASOURCE.PASSWORD', 'DB-PASSWORD', 'PASSWORD1', 'PGPASSWORD', 'DB_PASS', 'MYSQL_PWD', 'MYSQL_ROOT_PW',
  'RABBITMQ_DEFAULT_PASS', 'apiKey', 'jwt_secret', 'CLIENTSECRET', 'APP_SECRET', 'SECRET_KEY_BASE', 'ENCRYPTION_KEY', 'JWT_SIGNING_KEY', 'GITHUB_TOKEN', 'SECRET_BLAH_SECRET', 'PASSWORD_BASE64',
];

/** Values that are not the secret itself. */
const REFERENCES = [
  'vault:secret/data/db#password', 'op://vault/item/password', 'sm://my-project/db', 'berglas://bucket/secret', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf',
  '$(PREFIX)$(SUFFIX)', '$(OTHER)', '${PASSWORD}', '$PASSWORD', '<path:secret/data/db#password>', '<your password>', '{{ .Values.password }}', '#{password}#', 'db@azurekeyvault',
  'projects/1/secrets/db/versions/latest', 'ENC[AES256_GCM,data:abc]', '@Microsoft.KeyVault(SecretUri=https://a)', 'ref+vault://secret/db', 'file:/run/password', '__DB_PASSWORD__',
];
const HARMLESS = ['', 'true', 'yes', 'enabled', '1', '/run/password', './password', 'https://x/reset', '30s', '1h30m', 'P1D', 'none', 'required', 'C:\\password'];

testRule(literalSecretInEnvironment, {
  invalid: [
    {
      name: 'a password',
      yaml: container('env: [{ name: DB_PASSWORD, value: hunter2 }]'),
      findings: [`${APP}.env[0].name [container app DB_PASSWORD]`],
      message: 'what looks like a secret as the value of its environment variable DB_PASSWORD',
    },
    {
      name: 'an access key under any name',
      yaml: container('env: [{ name: A, value: AKIAIOSFODNN7EXAMPLE }]'),
      findings: [`${APP}.env[0].name [container app A]`],
    },
    {
      name: 'a private key under any name',
      yaml: container('env: [{ name: A, value: "-----BEGIN RSA PRIVATE KEY-----" }]'),
      findings: [`${APP}.env[0].name [container app A]`],
    },
    {
      name: 'names in other spellings',
      yaml: container('env: [{ name: apiKey, value: abc }, { name: jwt_secret, value: abc }, { name: CLIENTSECRET, value: abc }]'),
      findings: [`${APP}.env[0].name [container app apiKey]`, `${APP}.env[1].name [container app jwt_secret]`, `${APP}.env[2].name [container app CLIENTSECRET]`],
    },
    ...Object.entries(CREDENTIALS).map(([title, value]) => ({ name: title, yaml: variable('A', value), findings: [`${APP}.env[0].name [container app A]`] })),
    ...NAMES.map(name => ({ name: `the name ${name}`, yaml: variable(name, 'hunter2hunter2'), findings: [`${APP}.env[0].name [container app ${name}]`] })),
    { name: 'a secret in a whole configuration', yaml: variable('CONFIG', '{"user":"app","password":"hunter2"}'), findings: [`${APP}.env[0].name [container app CONFIG]`] },
    { name: 'a numeric password in a whole configuration', yaml: variable('CONFIG', '{"password": 12345678}'), findings: [`${APP}.env[0].name [container app CONFIG]`] },
    { name: 'a secret in options', yaml: variable('JAVA_OPTS', '-Xmx1g -Djavax.net.ssl.keyStorePassword=hunter2'), findings: [`${APP}.env[0].name [container app JAVA_OPTS]`] },
    { name: 'a secret in one option', yaml: variable('OPTS', '--password=hunter2'), findings: [`${APP}.env[0].name [container app OPTS]`] },
    { name: 'random text under a name that suggests a secret', yaml: variable('OPENAI_KEY', 'a8f3k2p9q1z7x5c4v6b0'), findings: [`${APP}.env[0].name [container app OPENAI_KEY]`] },
  ],
  valid: [
    { name: 'options without a secret', yaml: variable('JAVA_OPTS', '-Xmx1g -Dpassword.file=/etc/password -Dapp.password=${APP_PASSWORD} --max-tokens=4096 -XX:+UseG1GC') },
    { name: 'numbers in a whole configuration', yaml: variable('CONFIG', '{"maxTokens": 4096, "passwordLength": 12, "token": 3600}') },
    { name: 'a reference', yaml: container('env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: database, key: password } } }]') },
    {
      name: 'names of variables that only refer to a secret',
      yaml: container('env: [{ name: PASSWORD_FILE, value: /etc/password }, { name: TLS_SECRET, value: web-tls }, { name: SECRET_NAME, value: web }, { name: TOKEN_PATH, value: token }]'),
    },
    {
      name: 'values that are not secrets',
      yaml: container('env: [{ name: A_PASSWORD, value: "" }, { name: ALLOW_EMPTY_PASSWORD, value: "yes" }, { name: B_PASSWORD, value: /run/password }, { name: C_PASSWORD, value: $(OTHER) }, { name: D_PASSWORD, value: "{{ .Values.password }}" }]'),
    },
    { name: 'odd shapes', yaml: container('env: [null, {}, { name: PASSWORD }, { value: hunter2 }]') },
    ...REFERENCES.map(value => ({ name: `the reference ${value}`, yaml: variable('DB_PASSWORD', value) })),
    ...HARMLESS.map(value => ({ name: `the value ${JSON.stringify(value)}`, yaml: variable('DB_PASSWORD', value) })),
    { name: 'a URL with a placeholder for the password', yaml: variable('DATABASE_URL', 'postgres://app:$(DB_PASSWORD)@db:5432/app') },
    { name: 'a URL with a user', yaml: variable('GIT', 'ssh://git@github.com:22/a/b') },
    { name: 'a header with a placeholder for the token', yaml: variable('AUTHORIZATION', 'Bearer ${TOKEN}') },
    { name: 'the name of a header scheme', yaml: variable('AUTH_SCHEME', 'Basic authentication') },
    { name: 'a publishable key', yaml: variable('STRIPE_API_KEY', 'pk_live_51HscJpKx9aQwErTyUi') },
    { name: 'a public key', yaml: variable('PUBLIC_KEY', 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ') },
    { name: 'a value with the form of a Secret name', yaml: variable('PULL_SECRET', 'registry-2') },
    { name: 'the name of a Secret of the app', yaml: `${variable('APP_SECRET', 'Web1')}\napiVersion: v1\nkind: Secret\nmetadata: { name: Web1, namespace: shop }` },
    { name: 'a cache key made of words', yaml: variable('CACHE_KEY', 'eu-west-1-products-cache-v2') },
    { name: 'a number of tokens', yaml: variable('MAX_TOKENS', '4096') },
  ],
});
