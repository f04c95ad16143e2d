import { account, deployment, IDENTITY, Parts } from './_apps';
import { staticCloudCredentials as rule } from '../../../src/rules/cloud/static-cloud-credentials';
import { found as check } from '../_found';
import { testRule } from '../_test-rule';
import { CheckOptions } from '../_violations';

const app = (provider: keyof typeof IDENTITY, parts: Parts, more = '', options?: CheckOptions) => check(rule, account(IDENTITY[provider]) + deployment(parts) + more, options);
const env = (variables: string): Parts => ({ container: `env: [${variables}]` });
const envFrom = (sources: string): Parts => ({ container: `envFrom: [${sources}]` });
const mount = (mountPath: string, volume: string, variables = ''): Parts => ({
  container: `env: [${variables}], volumeMounts: [{ name: files, mountPath: ${mountPath} }]`, spec: `      volumes: [{ name: files, ${volume} }]`,
});
/** The end of the message about a key without a cloud identity. */
const WITHOUT = 'which do not expire; use a cloud identity of its ServiceAccount instead';
const SECRET = 'secret: { secretName: cloud }';
const secret = (name: string, keys: string, kind = 'Secret') => `\n---\napiVersion: v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: production }\ndata: { ${keys} }\n`;

test('AWS variables', () => {
  const variables = '{ name: LOG, value: info }, { name: AWS_ACCESS_KEY_ID, value: AKIA }, { name: AWS_SECRET_ACCESS_KEY, valueFrom: { secretKeyRef: { name: s, key: k } } }';
  expect(app('aws', env(variables))).toEqual([{
    object: 'Deployment production/web',
    path: 'spec.template.spec.containers[0].env[1]',
    key: 'container app aws',
    message: "the container 'app' has static credentials for AWS (the variable AWS_ACCESS_KEY_ID, the variable AWS_SECRET_ACCESS_KEY) "
      + "in addition to the identity that the ServiceAccount 'payments' gives it there, and SDKs use the credentials instead of the identity",
  }]);
});

test.each([
  ['a client secret', 'azure', env('{ name: AZURE_CLIENT_SECRET, value: x }'), 'AZURE_CLIENT_SECRET'],
  ['a certificate', 'azure', env('{ name: AZURE_CLIENT_CERTIFICATE_PATH, value: /x.pem }'), 'AZURE_CLIENT_CERTIFICATE_PATH'],
  ['a Secret key with the name of a credential', 'aws', env('{ name: S3_KEY, valueFrom: { secretKeyRef: { name: s3, key: aws-secret-access-key } } }'), 'the variable S3_KEY'],
  ['a file from a Secret', 'google', mount('/etc/keys', SECRET, '{ name: GOOGLE_APPLICATION_CREDENTIALS, value: /etc/keys/key.json }'), 'GOOGLE_APPLICATION_CREDENTIALS leads to'],
  ['a file from a Secret among others', 'google',
    mount('/etc/keys', 'projected: { sources: [{ configMap: { name: c } }, { secret: { name: s } }] }', '{ name: GOOGLE_APPLICATION_CREDENTIALS, value: /etc/keys/key.json }'), 'leads to'],
  ['a credentials file', 'aws', mount('/home/other/.aws', SECRET), 'a Secret at /home/other/.aws'],
  ['a credentials file mounted on its own', 'aws', mount('/home/app/.aws/credentials', SECRET), 'a Secret at /home/app/.aws/credentials'],
  ['a credentials file elsewhere', 'aws', mount('/etc/aws/', SECRET, '{ name: AWS_SHARED_CREDENTIALS_FILE, value: /etc/aws/file }'), 'AWS_SHARED_CREDENTIALS_FILE'],
  ['a gcloud key', 'google', mount('/home/other/.config/gcloud', SECRET), 'a Secret at /home/other/.config/gcloud'],
] as const)('%s', (_, provider, parts, what) => {
  const [violation, ...others] = app(provider, parts);
  expect(violation.message).toContain(what);
  expect(violation.unknown).toBeUndefined();
  expect(violation.key).toBe(`container app ${provider}`);
  expect(others).toEqual([]);
});

test('all variables of a Secret in the app', () => {
  const keys = 'AWS_ACCESS_KEY_ID: eA==, AWS_SECRET_ACCESS_KEY: eA==';
  expect(app('aws', envFrom('{ secretRef: { name: cloud } }'), secret('cloud', keys))).toMatchObject([{ path: 'spec.template.spec.containers[0].envFrom[0]' }]);
  expect(app('aws', envFrom('{ secretRef: { name: cloud } }'), '', { context: secret('cloud', keys) })).toHaveLength(1);
  expect(app('aws', envFrom('{ configMapRef: { name: cloud } }'), secret('cloud', keys, 'ConfigMap'))).toHaveLength(1);
  expect(app('aws', envFrom('{ prefix: AWS_, secretRef: { name: cloud } }'), secret('cloud', 'SECRET_ACCESS_KEY: eA=='))).toHaveLength(1);
  expect(app('aws', envFrom('{ secretRef: { name: aws-credentials } }'), secret('aws-credentials', 'AWS_REGION: eA=='))).toEqual([]);
  expect(app('aws', envFrom('{ secretRef: { name: cloud } }'), secret('cloud', keys).replace('production', 'staging'))).toEqual([]);
});

test('all variables of a Secret that the app does not show: its name is only a hint', () => {
  expect(app('aws', envFrom('{ secretRef: { name: my-aws-credentials } }')))
    .toMatchObject([{ unknown: true, message: expect.stringContaining("all variables of the Secret 'my-aws-credentials'") }]);
  expect(app('aws', envFrom('{ secretRef: { name: database-credentials } }'))).toEqual([]);
  expect(app('aws', envFrom('{ secretRef: { name: gcp-key } }'))).toMatchObject([{ key: 'container app google', unknown: true }]);
});

test('a file with unknown contents', () => {
  expect(app('google', env('{ name: GOOGLE_APPLICATION_CREDENTIALS, value: /app/key.json }'))).toMatchObject([{ unknown: true }]);
  expect(app('google', mount('/etc/keys', 'emptyDir: {}', '{ name: GOOGLE_APPLICATION_CREDENTIALS, value: /etc/keys/key.json }'))).toMatchObject([{ unknown: true }]);
});

test('a file belongs to the innermost mount', () => {
  const nested = (file: string, inner: string, outer: string): Parts => ({
    container: `env: [{ name: GOOGLE_APPLICATION_CREDENTIALS, value: ${file} }], volumeMounts: [{ name: i, mountPath: /etc/keys/inner }, { name: o, mountPath: /etc/keys }]`,
    spec: `      volumes: [{ name: i, ${inner} }, { name: o, ${outer} }]`,
  });
  const config = 'configMap: { name: c }';
  expect(app('google', nested('/etc/keys/inner/key.json', SECRET, config))).toMatchObject([{ key: 'container app google' }]);
  expect(app('google', nested('/etc/keys/inner/key.json', config, SECRET))).toEqual([]);
  expect(app('google', nested('/etc/keys/innermost.json', config, SECRET))).toHaveLength(1);
  expect(app('google', nested('/etc/keys/innermost.json', SECRET, config))).toEqual([]);
});

test('the webhooks ignore ephemeral containers', () => {
  const spec = '      ephemeralContainers: [{ name: debug, env: [{ name: AWS_SECRET_ACCESS_KEY, value: x }] }]';
  expect(app('aws', { spec })).toMatchObject([{ message: expect.stringContaining(WITHOUT) }]);
  expect(app('aws', { spec: spec.replace('ephemeralContainers', 'initContainers') })).toMatchObject([{ message: expect.stringContaining('in addition to the identity') }]);
});

test('one finding per container, including init containers', () => {
  const init = '      initContainers: [{ name: setup, env: [{ name: AWS_SECRET_ACCESS_KEY, value: x }] }]';
  expect(app('aws', { ...env('{ name: AWS_SECRET_ACCESS_KEY, value: x }'), spec: init }).map(({ key }) => key).sort()).toEqual(['container app aws', 'container setup aws']);
});

test('an identity through an explicitly projected token', () => {
  const projected = (audience: string): Parts => ({
    account: 'reports',
    container: 'env: [{ name: AWS_SECRET_ACCESS_KEY, value: x }], volumeMounts: [{ name: token, mountPath: /token }]',
    spec: `      volumes: [{ name: token, projected: { sources: [{ serviceAccountToken: { audience: "${audience}", path: token } }] } }]`,
  });
  expect(app('aws', projected('sts.amazonaws.com'))).toMatchObject([{ message: expect.stringContaining('in addition to a token that gives it an identity there') }]);
  expect(app('aws', projected('vault'))).toMatchObject([{ message: expect.stringContaining(WITHOUT) }]);
});

test.each([
  ['no identity', check(rule, account('') + deployment(env('{ name: AWS_SECRET_ACCESS_KEY, value: x }')))],
  ['the identity of another account', app('aws', { ...env('{ name: AWS_SECRET_ACCESS_KEY, value: x }'), account: 'reports' })],
  ['a key of another cloud', app('aws', env('{ name: AZURE_CLIENT_SECRET, value: x }'))],
  ['a container that is skipped', app('aws', { ...env('{ name: AWS_SECRET_ACCESS_KEY, value: x }'), podAnnotations: 'eks.amazonaws.com/skip-containers: "proxy,app"' })],
  ['a pod that is skipped', app('aws', { ...env('{ name: AWS_SECRET_ACCESS_KEY, value: x }'), podLabels: 'eks.amazonaws.com/skip-pod-identity-webhook: ""' })],
])('%s: the key is reported separately', (_, found) => {
  expect(found).toMatchObject([{ message: expect.stringContaining(WITHOUT) }]);
  expect(found[0].unknown).toBeUndefined();
});

test('keys for S3-compatible storage may not be AWS keys', () => {
  const keys = '{ name: AWS_ACCESS_KEY_ID, value: minio }, { name: AWS_ENDPOINT_URL, value: "http://minio:9000" }';
  expect(app('aws', { ...env(keys), account: 'reports' })).toMatchObject([{ unknown: true, message: expect.stringContaining('another endpoint is set too') }]);
});

test.each([
  ['an argument', { container: 'args: [--aws-secret-access-key=x]' }, 'aws-secret-access-key in its args'],
  ['a Java property', { container: 'command: [java, -Daws.secretAccessKey=x]' }, 'aws.secretAccessKey in its command'],
  ['a key in a script', { container: 'command: [sh, -c, "aws configure set aws_access_key_id AKIAIOSFODNN7EXAMPLE"]' }, 'a key in its command'],
  ['a variable under another name', env('{ name: KEY, value: AKIAIOSFODNN7EXAMPLE }'), 'the variable KEY'],
  ['a file of a ConfigMap', mount('/etc/app', 'configMap: { name: config }'), "credentials of the ConfigMap 'config'"],
  ['a file of a projected ConfigMap', mount('/etc/app', 'projected: { sources: [{ configMap: { name: config } }] }'), "credentials of the ConfigMap 'config'"],
] as const)('%s', (_, parts, what) => {
  const config = '\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: config, namespace: production }\ndata: { credentials: "[default]\\naws_secret_access_key = x\\n" }\n';
  expect(app('aws', { ...parts, account: 'reports' }, config)).toMatchObject([{ key: 'container app aws', message: expect.stringContaining(what) }]);
});

testRule(rule, {
  invalid: [
    {
      name: 'an AWS key beside the identity of the account',
      yaml: account(IDENTITY.aws) + deployment(env('{ name: AWS_SECRET_ACCESS_KEY, valueFrom: { secretKeyRef: { name: aws, key: secret } } }')),
      findings: ['Deployment/web spec.template.spec.containers[0].env[0] [container app aws]'],
    },
    {
      name: 'a Google key file from a Secret',
      yaml: deployment(mount('/etc/keys', SECRET, '{ name: GOOGLE_APPLICATION_CREDENTIALS, value: /etc/keys/key.json }')),
      findings: ['Deployment/web spec.template.spec.containers[0].env[0] [container app google]'],
    },
  ],
  valid: [
    { name: 'variables that are not credentials', yaml: account(IDENTITY.aws) + deployment(env('{ name: AWS_REGION, value: eu-west-1 }, { name: AWS_ROLE_ARN, value: x }')) },
    {
      name: 'a configuration that only selects an identity',
      yaml: account(IDENTITY.google) + deployment(mount('/etc/workload-identity', 'configMap: { name: c }', '{ name: GOOGLE_APPLICATION_CREDENTIALS, value: /etc/workload-identity/credential-configuration.json }')),
    },
    { name: 'a reference in an argument', yaml: account(IDENTITY.aws) + deployment({ container: 'args: [--aws-secret-access-key=$(KEY)]' }) },
    { name: 'an empty variable', yaml: account(IDENTITY.aws) + deployment(env('{ name: AWS_SECRET_ACCESS_KEY, value: "" }')) },
    { name: 'an AWS configuration that is not a Secret', yaml: account(IDENTITY.aws) + deployment(mount('/home/other/.aws', 'configMap: { name: c }')) },
    { name: 'another Secret', yaml: account(IDENTITY.aws) + deployment(mount('/etc/tls', SECRET)) },
    { name: 'invalid list items', yaml: account(IDENTITY.aws) + deployment({ container: 'env: [null, {}], envFrom: [null, { secretRef: {} }], volumeMounts: [null]' }) },
  ],
});

test('semicolons separate the skipped containers of Azure', () => {
  const parts = (names: string) => ({ ...env('{ name: AZURE_CLIENT_SECRET, value: x }'), podAnnotations: `azure.workload.identity/skip-containers: "${names}"` });
  expect(app('azure', parts('proxy;app'))).toMatchObject([{ message: expect.stringContaining(WITHOUT) }]);
  expect(app('azure', parts('proxy,app'))).toMatchObject([{ message: expect.stringContaining('in addition to the identity') }]);
});

test('one file that variables of several clouds name is one finding', () => {
  const one = '{ name: AWS_SHARED_CREDENTIALS_FILE, value: /etc/keys/cloud }';
  const other = (file: string): string => `{ name: GOOGLE_APPLICATION_CREDENTIALS, value: ${file} }`;
  const keys = (variables: string): string[] => check(rule, deployment(mount('/etc/keys', SECRET, variables))).map(({ key }) => key);
  expect(keys(`${one}, ${other('/etc/keys/cloud')}`)).toEqual(['container app aws,google']);
  expect(keys(`${one}, ${other('/etc/keys/key.json')}`)).toEqual(['container app aws', 'container app google']);
  expect(keys(`${one}, ${other('/etc/keys/cloud')}, { name: AWS_ACCESS_KEY_ID, value: AKIA }`)).toEqual(['container app aws', 'container app google']);
  const [{ message }] = check(rule, deployment(mount('/etc/keys', SECRET, `${one}, ${other('/etc/keys/cloud')}`)));
  expect(message).toContain(`has static credentials for AWS or Google (a Secret that AWS_SHARED_CREDENTIALS_FILE leads to), ${WITHOUT}`);
});
