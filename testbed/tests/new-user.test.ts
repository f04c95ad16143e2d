import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { client, createNamespace, pathOf, tryToApply } from './_cluster';
import { readYaml } from './_manifests';

/** The steps of the README for a new user: write the manifests, apply them, and ask the cluster. */
const ROOT = join(__dirname, '..', '..');
const DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Runs the app of an example like `npm start`, and applies its output like `kubectl apply --server-side -f dist/`. */
async function writeAndApply(example: string, isWanted: (file: string) => boolean = () => true): Promise<void> {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    execFileSync(process.execPath, [
      '-r', 'ts-node/register/transpile-only', '-r', 'tsconfig-paths/register', join(ROOT, 'examples', example, 'main.ts'),
    ], { cwd: ROOT, env: { ...process.env, CDK8S_OUTDIR: dist, TS_NODE_PROJECT: join(ROOT, 'examples/tsconfig.json') }, stdio: 'pipe' });
    const objects = readdirSync(dist).sort().filter(isWanted).flatMap(file => readYaml(join(dist, file)));
    expect(objects.length).toBeGreaterThan(3);
    for (const object of objects) {
      const { status, body, warnings } = await tryToApply(object);
      expect({ status, message: body.message, warnings }).toEqual({ status: 201, message: undefined, warnings: [] });
    }
  } finally {
    rmSync(dist, { recursive: true });
  }
}

/** `kubectl auth can-i VERB RESOURCE --as=system:serviceaccount:production:ACCOUNT -n production` */
async function canI(account: string, verb: string, resource: string, name?: string, namespace = 'production'): Promise<string> {
  const { body } = await client.request('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
    body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes: { verb, resource, name, namespace } } },
    impersonate: `system:serviceaccount:production:${account}`,
  });
  return body.status.allowed ? 'yes' : 'no';
}

describe('the first app', () => {
  beforeAll(async () => {
    await createNamespace('production', 'restricted');
    await writeAndApply('quick-start');
  });

  test('its account mounts no token', async () => {
    const { body } = await client.request('GET', '/api/v1/namespaces/production/serviceaccounts/payments');
    expect(body.automountServiceAccountToken).toBe(false);
  });

  test('the pods of its Deployment mount a token of one hour into one container', async () => {
    const { body: { spec: { template } } } = await client.request('GET', '/apis/apps/v1/namespaces/production/deployments/payments-app');
    const { body: { spec } } = await client.request('POST', '/api/v1/namespaces/production/pods?dryRun=All', {
      body: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod', labels: template.metadata.labels }, spec: template.spec },
    });
    const mounts = Object.fromEntries(spec.containers.map(
      ({ name, volumeMounts }: any) => [name, volumeMounts.some(({ mountPath }: any) => mountPath === DIRECTORY)],
    ));
    expect(mounts).toEqual({ app: true, metrics: false });
    expect(JSON.stringify(spec.volumes).match(/"expirationSeconds":\d+/g)).toEqual(['"expirationSeconds":3600']);
  });

  test('its account may only read one object', async () => {
    expect(await canI('payments', 'get', 'configmaps', 'payments-config')).toBe('yes');
    expect(await canI('payments', 'get', 'configmaps', 'another')).toBe('no');
    expect(await canI('payments', 'list', 'configmaps')).toBe('no');
    expect(await canI('payments', 'list', 'pods')).toBe('no');
    expect(await canI('payments', 'get', 'secrets', 'registry-credentials')).toBe('no');
  });
});

describe('the secure ServiceAccount and its pod', () => {
  beforeAll(async () => {
    await createNamespace('production', 'restricted');
    await writeAndApply('secure-service-account', file => file.startsWith('prod'));
  });

  test('automount is disabled', async () => {
    const { body } = await client.request('GET', '/api/v1/namespaces/production/serviceaccounts/app-workload-sa');
    expect(body.automountServiceAccountToken).toBe(false);
  });

  test('there is no automounted token, and one at the requested path', async () => {
    const { body } = await client.request('GET', '/api/v1/namespaces/production/pods/app-with-api-access');
    const paths = body.spec.containers[0].volumeMounts.map(({ mountPath }: any) => mountPath);
    expect(paths).not.toContain(DIRECTORY);
    expect(paths).toContain('/var/run/secrets/tokens');
    expect(JSON.stringify(body.spec.volumes)).not.toContain('kube-api-access-');
  });

  test('no pod runs as `default`', async () => {
    const { body } = await client.request('GET', '/api/v1/pods');
    expect(body.items.map(({ spec }: any) => spec.serviceAccountName)).not.toContain('default');
  });

  test('the account may read ConfigMaps, but not list pods', async () => {
    for (const verb of ['get', 'list', 'watch']) { expect(await canI('app-workload-sa', verb, 'configmaps')).toBe('yes'); }
    expect(await canI('app-workload-sa', 'list', 'pods')).toBe('no');
    expect(await canI('app-workload-sa', 'create', 'configmaps')).toBe('no');
  });

  test('there are no tokens that never expire', async () => {
    const { body } = await client.request('GET', '/api/v1/secrets?fieldSelector=type=kubernetes.io/service-account-token');
    expect(body.items).toEqual([]);
  });
});

test('the existing account `default` is hardened', async () => {
  await createNamespace('payments');
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'payments' } };
  const path = await pathOf(account, 'default');
  const before = await client.request('GET', path);
  expect(before.body.automountServiceAccountToken).toBeUndefined();
  const [hardened] = readYaml(join(ROOT, 'examples/secure-namespace/golden/payments.k8s.yaml')).filter(({ kind, metadata }) => kind === 'ServiceAccount' && metadata.name === 'default');
  await tryToApply(hardened);
  const after = await client.request('GET', path);
  expect(after.body).toMatchObject({ automountServiceAccountToken: false, metadata: { uid: before.body.metadata.uid } });
});
