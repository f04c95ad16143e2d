import { literalSecretInConfigMap } from '../../../src/rules/pods/literal-secret-in-config-map';
import { testRule } from '../_test-rule';

const configMap = (data: { readonly [file: string]: string }, field = 'data') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web, namespace: shop }\n${field}: ${JSON.stringify(data)}\n---\n`;

testRule(literalSecretInConfigMap, {
  invalid: [
    {
      name: 'a secret in a key of its own',
      yaml: configMap({ DB_PASSWORD: 'hunter2' }),
      findings: ['ConfigMap/web data.DB_PASSWORD [DB_PASSWORD]'],
      message: 'its key DB_PASSWORD contains what looks like a secret',
    },
    {
      name: 'properties',
      yaml: configMap({ 'app.properties': 'spring.datasource.url=jdbc:x\nspring.datasource.password=hunter2\n' }),
      findings: ["ConfigMap/web data['app.properties'] [app.properties spring.datasource.password]"],
      message: 'its setting spring.datasource.password in app.properties contains what looks like a secret',
    },
    { name: 'YAML', yaml: configMap({ 'a.yaml': 'db:\n  user: app\n  password: "hunter2" # of the test\n' }), findings: ["ConfigMap/web data['a.yaml'] [a.yaml password]"] },
    { name: 'JSON', yaml: configMap({ 'a.json': '{\n  "clientSecret": "hunter2",\n  "a": 1\n}' }), findings: ["ConfigMap/web data['a.json'] [a.json clientSecret]"] },
    { name: 'JSON on one line', yaml: configMap({ 'a.json': '{"user":"a","password":"hunter2"}' }), findings: ["ConfigMap/web data['a.json'] [a.json password]"] },
    { name: 'XML', yaml: configMap({ 'a.xml': '<c>\n<password>hunter2</password>\n</c>' }), findings: ["ConfigMap/web data['a.xml'] [a.xml password]"] },
    { name: '.NET settings', yaml: configMap({ 'a.config': '<add key="ApiKey" value="hunter2"/>\n' }), findings: ["ConfigMap/web data['a.config'] [a.config ApiKey]"] },
    {
      name: 'an AWS credentials file',
      yaml: configMap({ credentials: '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n' }),
      findings: ['ConfigMap/web data.credentials [credentials aws_access_key_id]', 'ConfigMap/web data.credentials [credentials aws_secret_access_key]'],
    },
    { name: 'a private key', yaml: configMap({ 'tls.key': '-----BEGIN PRIVATE KEY-----\nMIIE\n' }), findings: ["ConfigMap/web data['tls.key'] [tls.key]"] },
    {
      name: 'a private key in binary data',
      yaml: configMap({ 'tls.key': Buffer.from('-----BEGIN PRIVATE KEY-----\nMIIE\n').toString('base64') }, 'binaryData'),
      findings: ["ConfigMap/web binaryData['tls.key'] [tls.key]"],
    },
    { name: 'a literal in source code', yaml: configMap({ 'a.py': 'import os\npassword = "hunter2"\n' }), findings: ["ConfigMap/web data['a.py'] [a.py password]"] },
  ],
  valid: [
    { name: 'settings', yaml: configMap({ 'LOG_LEVEL': 'info', 'a.yaml': 'db:\n  passwordFile: /etc/password\n  password: ${DB_PASSWORD}\n  secretName: web\n' }) },
    { name: 'comments', yaml: configMap({ 'a.yaml': '# password: hunter2\n// token = hunter2hunter2\na: b\n' }) },
    { name: 'source code that reads the secret elsewhere', yaml: configMap({ 'a.py': 'password = os.environ["P"]\npassword = password\ntoken = get(token)\n', 'a.js': 'const token = req.headers.token;\n' }) },
    { name: 'a script that reads the secret elsewhere', yaml: configMap({ 'a.sh': 'export PASSWORD="$(cat /p)"\nPASSWORD=$1\nmysql -p"$PASSWORD"\n' }) },
    { name: 'an alias', yaml: configMap({ 'a.yaml': 'a:\n  password: *password\n' }) },
    { name: 'prose', yaml: configMap({ 'README.md': 'Password: ask the team that runs the database for it\n' }) },
    { name: 'certificates', yaml: configMap({ 'ca.crt': '-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----\n' }) },
    { name: 'a Secret', yaml: configMap({ DB_PASSWORD: 'hunter2' }).replace('ConfigMap', 'Secret') },
    { name: 'odd shapes', yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { a: null }\nbinaryData: { a: null }\n' },
  ],
});

test('long lines and long texts are checked quickly', () => {
  const { settingsOfFile } = jest.requireActual<typeof import('../../../src/kubernetes/secrets/settings')>('../../../src/kubernetes/secrets/settings');
  const { secretInText } = jest.requireActual<typeof import('../../../src/kubernetes/secrets/literal-secret')>('../../../src/kubernetes/secrets/literal-secret');
  const texts = ['a'.repeat(1_000_000), ' '.repeat(1_000_000), 'a:'.repeat(500_000), `password = ${' '.repeat(1900)}x\n`.repeat(500), 'eyJ'.repeat(300_000), '://'.repeat(300_000), '-----BEGIN '.repeat(90_000)];
  const started = process.cpuUsage();
  for (const text of texts) {
    settingsOfFile('a.yaml', text);
    secretInText(text);
  }
  const { user } = process.cpuUsage(started);
  expect(user / 1e6).toBeLessThan(5);
});
