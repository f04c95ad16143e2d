import { AppModel } from '../../src/model/app-model';
import { apply, client } from './_cluster';
import { manifestObject } from './_manifest-object';
import { Random } from './random';

const PODS = Number(process.env.TESTBED_PODS ?? 3000);
const SEED = Number(process.env.TESTBED_SEED ?? 1);
const NAMESPACE = 'tokens';
/** Where admission mounts its token. */
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
  await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  for (const object of [...ACCOUNTS, SECRET]) { await apply(object); }
});

test(`the tokens of the containers of ${PODS} random pods are those that admission leaves in them`, async () => {
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
    const model = new AppModel([...ACCOUNTS, SECRET, pod].map(manifestObject), { complete: true });
    const ours = Object.fromEntries(model.workloads[0].containers.map(container => [container.name, container.tokens.map(
      ({ mountPath, audience, expirationSeconds, source }) => described(mountPath!, source === 'secret' ? 'secret' : `${expirationSeconds} ${audience ?? ''}`.trim()),
    ).sort()]));
    injected += JSON.stringify(real).split('3607').length - 1;
    if (JSON.stringify(real) !== JSON.stringify(ours)) { wrong.push(`server ${JSON.stringify(real)}\nours ${JSON.stringify(ours)}\n${JSON.stringify(pod.spec)}`); }
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(injected).toBeGreaterThan(PODS / 5);
});

function described(mountPath: string, what: string): string {
  return `${mountPath}: ${what}`;
}

/** What each container can read, as the pod says that the server answers with. */
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
