import { Chart, Testing } from 'cdk8s';
import { apply, client, create, createNamespace, pathOf } from './_cluster';
import { manifestObject } from './_manifest-object';
import { constructs, examples } from './_manifests';
import { Random } from './random';
import { BoundToken, SecurePod } from '../../src';
import { AppModel } from '../../src/model/app-model';
import { ISSUER } from '../cluster';

const PODS = Number(process.env.TESTBED_PODS ?? 3000);
const SEED = Number(process.env.TESTBED_SEED ?? 1);
const NAMESPACE = 'tokens';
/** The path at which admission mounts its token. */
const TOKEN_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

const ACCOUNTS = [
  { name: 'unset' }, { name: 'on', automountServiceAccountToken: true }, { name: 'off', automountServiceAccountToken: false },
  { name: 'default' },
].map(({ name, ...fields }) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: NAMESPACE }, ...fields }));
const SECRET = {
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'kubernetes.io/service-account-token',
  metadata: { name: 'legacy', namespace: NAMESPACE, annotations: { 'kubernetes.io/service-account.name': 'on' } },
};

beforeAll(async () => {
  await createNamespace(NAMESPACE);
  for (const object of [...ACCOUNTS, SECRET]) { await apply(object); }
});

/** The tokens that each container can read according to the model. */
function tokensInModel(objects: readonly any[]): { [container: string]: string[] } {
  const model = new AppModel(objects.map(manifestObject), { complete: true });
  return Object.fromEntries(model.workloads[0].containers.map(({ name, tokens }) => [name, tokens.map(
    ({ mountPath, audience, expirationSeconds, source }) => described(mountPath!, source === 'secret' ? 'secret' : `${expirationSeconds} ${audience ?? ''}`.trim()),
  ).sort()]));
}

test(`the tokens of the containers of ${PODS} random pods match those after admission`, async () => {
  const random = new Random(SEED);
  const wrong: string[] = [];
  let injected = 0;
  for (let index = 0; index < PODS;) {
    const pod = randomPod(random);
    const { status, body } = await client.request('POST', `/api/v1/namespaces/${NAMESPACE}/pods?dryRun=All`, { body: pod });
    if (status === 422) { continue; }
    expect({ status, message: body.message }).toEqual({ status: 201, message: undefined });
    index++;
    const real = tokensOnServer(body);
    const ours = tokensInModel([...ACCOUNTS, SECRET, pod]);
    injected += JSON.stringify(real).split('3607').length - 1;
    if (JSON.stringify(real) !== JSON.stringify(ours)) { wrong.push(`server ${JSON.stringify(real)}\nours ${JSON.stringify(ours)}\n${JSON.stringify(pod.spec)}`); }
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(injected).toBeGreaterThan(PODS / 5);
});

const MOUNTS: { readonly [name: string]: any[] } = {
  none: [],
  directory: [{ name: 'own', mountPath: TOKEN_DIRECTORY }],
  slash: [{ name: 'own', mountPath: `${TOKEN_DIRECTORY}/` }],
  parent: [{ name: 'own', mountPath: '/var/run/secrets' }],
  below: [{ name: 'own', mountPath: `${TOKEN_DIRECTORY}/token`, subPath: 'token' }],
  link: [{ name: 'own', mountPath: '/run/secrets/kubernetes.io/serviceaccount' }],
  elsewhere: [{ name: 'own', mountPath: '/tokens' }],
  empty: [{ name: 'empty', mountPath: TOKEN_DIRECTORY }],
};
const KINDS: { readonly [name: string]: any } = { init: {}, sidecar: { restartPolicy: 'Always' }, app: {} };
const GRID = ACCOUNTS.flatMap(({ metadata: { name: account } }) => [undefined, true, false].flatMap(
  flag => [undefined, 'kube-api-access-own'].map(reserved => ({ account, flag, reserved }))));

test.each(GRID)('every container of every kind gets the tokens of the model: account $account, pod $flag, volume $reserved', async ({ account, flag, reserved }) => {
  const container = (kind: string, mount: string): any => ({
    name: `${kind}-${mount}`, image: 'x', ...KINDS[kind], volumeMounts: MOUNTS[mount].map(one => ({ ...one, name: one.name === 'own' ? reserved ?? 'own' : one.name })),
  });
  const all = (kind: string): any[] => Object.keys(MOUNTS).map(mount => container(kind, mount));
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'grid', namespace: NAMESPACE },
    spec: {
      serviceAccountName: account,
      ...flag === undefined ? {} : { automountServiceAccountToken: flag },
      volumes: [{ name: reserved ?? 'own', projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 900 } }] } }, { name: 'empty', emptyDir: {} }],
      initContainers: [...all('init'), ...all('sidecar')],
      containers: all('app'),
    },
  };
  const { status, body } = await client.request('POST', `/api/v1/namespaces/${NAMESPACE}/pods?dryRun=All`, { body: pod });
  expect({ status, message: body.message }).toEqual({ status: 201, message: undefined });
  const real = tokensOnServer(body);
  expect(Object.keys(real)).toHaveLength(24);
  expect(tokensInModel([...ACCOUNTS, SECRET, pod])).toEqual(real);
});

test('an ephemeral container gets no token, as in the model', async () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'debugged', namespace: NAMESPACE }, spec: { serviceAccountName: 'on', containers: [{ name: 'app', image: 'x' }] } };
  await create(pod);
  const { body } = await client.request('PATCH', `${await pathOf(pod, 'debugged')}/ephemeralcontainers`, {
    body: { spec: { ephemeralContainers: [{ name: 'debug', image: 'x' }] } }, contentType: 'application/strategic-merge-patch+json',
  });
  expect(body.spec.ephemeralContainers[0].volumeMounts).toBeUndefined();
  const written = { ...pod, spec: { ...pod.spec, ephemeralContainers: body.spec.ephemeralContainers } };
  expect(tokensInModel([...ACCOUNTS, written])).toEqual({ app: [`${TOKEN_DIRECTORY}: 3607`], debug: [] });
});

describe.each([...examples(), ...constructs()].filter(({ objects }) => objects.some(podOf)))('$name', ({ objects }) => {
  test('gives its containers the tokens of the model', async () => {
    const model = new AppModel(objects.map(manifestObject), { complete: true });
    for (const object of objects.filter(podOf)) {
      const namespace = object.metadata.namespace ?? 'default';
      await createNamespace(namespace);
      for (const account of objects.filter(({ kind, metadata }) => kind === 'ServiceAccount' && (metadata.namespace ?? 'default') === namespace)) { await apply(account); }
      const template = podOf(object);
      // The controller of a StatefulSet adds the volumes of its claims.
      const claims = (object.spec.volumeClaimTemplates ?? []).map(({ metadata: { name } }: any) => ({ name, emptyDir: {} }));
      const spec = { ...template.spec, volumes: [...template.spec.volumes ?? [], ...claims] };
      const pod = { apiVersion: 'v1', kind: 'Pod', ...template, metadata: { name: 'pod', namespace }, spec };
      if (!objects.some(({ kind, metadata }) => kind === 'ServiceAccount' && metadata.name === spec.serviceAccountName)) {
        await apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: spec.serviceAccountName ?? 'default', namespace } });
      }
      await addClasses(spec);
      const { status, body } = await client.request('POST', `/api/v1/namespaces/${namespace}/pods?dryRun=All`, { body: pod });
      expect({ status, message: body.message }).toEqual({ status: 201, message: undefined });
      const real = tokensOnServer(body);
      const workload = model.workloads.find(candidate => candidate.object.manifest === object)!;
      expect(Object.fromEntries(workload.containers.map(({ name, tokens }) => [name, tokens.map(
        ({ mountPath, audience, expirationSeconds }) => described(mountPath!, `${expirationSeconds} ${audience ?? ''}`.trim()),
      ).sort()]))).toEqual(real);
    }
  });
});

/** Creates the objects that admission looks up for a pod. */
async function addClasses({ priorityClassName, runtimeClassName }: any): Promise<void> {
  if (priorityClassName) { await apply({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: priorityClassName }, value: 1 }); }
  if (runtimeClassName) { await apply({ apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: runtimeClassName }, handler: runtimeClassName }); }
}

/** The pod, or the pod template, of a workload. */
function podOf({ kind, metadata, spec }: any): any {
  return kind === 'Pod' ? { metadata, spec } : (spec?.jobTemplate?.spec ?? spec)?.template;
}

describe('a requested token', () => {
  const POD = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'holder', namespace: NAMESPACE }, spec: { serviceAccountName: 'on', containers: [{ name: 'app', image: 'x' }] } };
  let uid = '';
  beforeAll(async () => { uid = (await create(POD)).metadata.uid; });

  /** @returns the response of the API to a request with it, and its lifetime */
  async function request(
    { audiences, expirationSeconds, bound = true }: { audiences?: string[]; expirationSeconds?: number; bound?: boolean },
  ): Promise<{ status: number; seconds: number }> {
    const { body } = await client.request('POST', `/api/v1/namespaces/${NAMESPACE}/serviceaccounts/on/token`, {
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { audiences, expirationSeconds, ...bound ? { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: 'holder', uid } } : {} },
      },
    });
    const { token } = body.status;
    const { exp, iat } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
    const used = await client.request('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', { token, body: { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' } });
    return { status: used.status, seconds: exp - iat };
  }

  /** The request of the kubelet for a bound token of this library. */
  function projection(token: BoundToken): any {
    const chart = new Chart(Testing.app(), 'test');
    const pod = new SecurePod(chart, 'pod', { containers: [{ name: 'app', image: 'x' }] });
    pod.mountToken(token, { containers: ['app'] });
    const [{ serviceAccountToken }] = Testing.synth(chart).find(({ kind }) => kind === 'Pod').spec.volumes
      .flatMap(({ projected }: any) => projected?.sources ?? []).filter((source: any) => source.serviceAccountToken);
    return serviceAccountToken;
  }

  test('with the defaults of this library works with the API', async () => {
    const { audience, expirationSeconds } = projection(BoundToken.forKubernetesApi());
    expect(audience).toBeUndefined();
    expect(await request({ expirationSeconds })).toEqual({ status: 201, seconds: 3600 });
  });

  test('with the audience of the issuer works, even with another one', async () => {
    expect(await request({ audiences: [ISSUER] })).toMatchObject({ status: 201 });
    expect(await request({ audiences: ['vault', ISSUER] })).toMatchObject({ status: 201 });
  });

  test('with the audience of many tutorials is refused', async () => {
    expect(await request({ audiences: ['https://kubernetes.default.svc'] })).toMatchObject({ status: 401 });
  });

  test('for another recipient is refused', async () => {
    const { audience } = projection(BoundToken.forAudience('vault'));
    expect(await request({ audiences: [audience] })).toMatchObject({ status: 401 });
  });

  test.each([600, 3600, 3606, 3608])('for %i seconds has that lifetime', async expirationSeconds => {
    expect((await request({ expirationSeconds })).seconds).toBe(expirationSeconds);
  });

  test('for 3607 seconds lives for a year, only for a pod and the API', async () => {
    expect((await request({ expirationSeconds: 3607 })).seconds).toBe(365 * 24 * 60 * 60);
    expect((await request({ expirationSeconds: 3607, audiences: [ISSUER] })).seconds).toBe(365 * 24 * 60 * 60);
    expect((await request({ expirationSeconds: 3607, bound: false })).seconds).toBe(3607);
    expect((await request({ expirationSeconds: 3607, audiences: ['vault'] })).seconds).toBe(3607);
    expect((await request({ expirationSeconds: 3607, audiences: ['vault', ISSUER] })).seconds).toBe(3607);
  });
});

function described(mountPath: string, what: string): string {
  return `${mountPath}: ${what}`;
}

/** The tokens that each container can read, from the pod that the server returns. */
function tokensOnServer({ spec }: any): { [container: string]: string[] } {
  return Object.fromEntries([...spec.initContainers ?? [], ...spec.containers].map((container: any) => [container.name, (container.volumeMounts ?? [])
    .flatMap((mount: any) => {
      const volume = spec.volumes.find(({ name }: any) => name === mount.name);
      const secret = volume.secret?.secretName === 'legacy' || (volume.projected?.sources ?? []).some((source: any) => source.secret?.name === 'legacy');
      const tokens = (volume.projected?.sources ?? []).flatMap(({ serviceAccountToken }: any) => serviceAccountToken ?? [])
        .filter(({ path }: any) => mount.subPath === undefined || mount.subPath === path);
      return [
        ...secret ? [described(mount.mountPath, 'secret')] : [],
        ...tokens.map(({ audience, expirationSeconds }: any) => described(mount.mountPath, `${expirationSeconds} ${audience ?? ''}`.trim())),
      ];
    }).sort()]));
}

function randomPod(random: Random): any {
  const volumes = random.some([
    { name: 'api', projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 600 } }] } },
    { name: 'defaulted', projected: { sources: [{ serviceAccountToken: { path: 'token' } }, { configMap: { name: 'kube-root-ca.crt' } }] } },
    { name: 'vault', projected: { sources: [{ serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 7200 } }] } },
    { name: 'empty', emptyDir: {} },
    { name: 'legacy', secret: { secretName: 'legacy' } },
    { name: 'mixed', projected: { sources: [{ secret: { name: 'legacy' } }, { serviceAccountToken: { path: 'other', expirationSeconds: 1200 } }] } },
    { name: 'kube-api-access-abcde', projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 900 } }] } },
    { name: 'kube-api-access-', emptyDir: {} },
  ], 0, 4);
  const container = (name: string): any => ({
    name,
    image: 'x',
    volumeMounts: random.some(volumes, 0, 2).map((volume: any) => ({
      name: volume.name,
      mountPath: random.pick([TOKEN_DIRECTORY, TOKEN_DIRECTORY, `${TOKEN_DIRECTORY}/`, `${TOKEN_DIRECTORY}/token`, '/var/run/secrets', '/tokens', '/tmp/x']),
      ...random.chance(0.1) ? { subPath: 'token' } : {},
    })),
  });
  const account = random.pick([undefined, '', ...ACCOUNTS.map(({ metadata }) => metadata.name)]);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod', namespace: NAMESPACE },
    spec: {
      ...account === undefined ? {} : { [random.chance(0.8) ? 'serviceAccountName' : 'serviceAccount']: account },
      ...random.chance(0.4) ? { automountServiceAccountToken: random.chance(0.5) } : {},
      volumes,
      containers: Array.from({ length: 1 + random.below(3) }, (_, index) => container(`app-${index}`)),
      initContainers: Array.from({ length: random.below(2) }, (_, index) => ({ ...container(`setup-${index}`), ...random.chance(0.3) ? { restartPolicy: 'Always' } : {} })),
    },
  };
}
