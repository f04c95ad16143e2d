import { Duration } from 'cdk8s';
import { account, harden, outcomes, permission, pod } from './_manifests';
import { ApiAccess, BoundToken, HardeningMeasure } from '../../../src';

const TOKEN_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';
const app = (spec: object = {}, container: object = {}, metadata: object = {}): any => pod({ serviceAccountName: 'app', ...spec }, container, metadata);
const two = (spec: object = {}): any => app({ initContainers: [{ name: 'setup' }], containers: [{ name: 'app' }, { name: 'proxy' }], ...spec });
const give = (manifest: any, ...apiAccess: ApiAccess[]): ReturnType<typeof harden> => harden([manifest, account('app'), ...permission('app')], { apiAccess });

const VOLUME = {
  name: 'kubernetes-api-token',
  projected: {
    defaultMode: 0o644,
    sources: [
      { serviceAccountToken: { expirationSeconds: 3600, path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
    ],
  },
};

test('only the named containers hold a token', () => {
  const { manifests: [{ spec }], problems, entries } = give(two(), ApiAccess.inContainers('setup', 'proxy'));
  const mounted = { volumeMounts: [{ name: 'kubernetes-api-token', mountPath: TOKEN_DIRECTORY, readOnly: true }], env: [{ name: 'KUBERNETES_TOKEN_PATH', value: `${TOKEN_DIRECTORY}/token` }] };
  expect(problems).toEqual([]);
  expect(spec).toEqual({
    serviceAccountName: 'app',
    automountServiceAccountToken: false,
    initContainers: [{ name: 'setup', ...mounted }],
    containers: [{ name: 'app' }, { name: 'proxy', ...mounted }],
    volumes: [VOLUME],
  });
  expect(entries.find(({ measure, kind }) => kind === 'Pod' && measure === 'no-automount')).toMatchObject({
    outcome: 'changed', message: expect.stringContaining(`setup (${TOKEN_DIRECTORY}/token), proxy (${TOKEN_DIRECTORY}/token)`),
  });
});

test('automount is disabled even if the pod requests it', () => {
  expect(give(app({ automountServiceAccountToken: true }), ApiAccess.inContainers('app')).manifests[0].spec.automountServiceAccountToken).toBe(false);
});

test('a container must be named only if there are several', () => {
  expect(give(app(), ApiAccess.inOnlyContainer()).manifests[0].spec.volumes).toEqual([VOLUME]);
  expect(give(two(), ApiAccess.inOnlyContainer()).problems).toEqual([
    "[app/object] Pod/prod/web: it has 2 regular containers ('app', 'proxy'), but none is named as the one that calls the Kubernetes API; write apiAccess: ApiAccess.inContainers('<container>')",
  ]);
});

test('path, volume, lifetime and audience can be chosen', () => {
  const token = BoundToken.forAudience('vault', { lifetime: Duration.minutes(10) });
  const { manifests: [{ spec }] } = give(app(), ApiAccess.inContainers('app').with({ token, mountPath: '/tokens', volumeName: 'vault' }));
  expect(spec.volumes).toEqual([{ name: 'vault', projected: { defaultMode: 0o644, sources: [{ serviceAccountToken: { audience: 'vault', expirationSeconds: 600, path: 'token' } }] } }]);
  expect(spec.containers[0].volumeMounts).toEqual([{ name: 'vault', mountPath: '/tokens', readOnly: true }]);
});

test('several tokens are cumulative', () => {
  const vault = ApiAccess.inContainers('proxy').with({ token: BoundToken.forAudience('vault') });
  const { manifests: [{ spec }], problems } = give(two(), ApiAccess.inContainers('app'), vault, ApiAccess.inContainers('proxy'));
  expect(problems).toEqual([]);
  expect(spec.volumes.map(({ name }: any) => name)).toEqual(['kubernetes-api-token', 'token-vault']);
  expect(spec.containers.map(({ volumeMounts }: any) => volumeMounts.map(({ name }: any) => name))).toEqual([
    ['kubernetes-api-token'], ['token-vault', 'kubernetes-api-token'],
  ]);
});

test('a token with another lifetime, or with a taken volume name, gets a new volume name', () => {
  const short = ApiAccess.inContainers('proxy').with({ token: BoundToken.forKubernetesApi({ lifetime: Duration.minutes(10) }) });
  const { manifests: [first], problems } = give(two({ volumes: [{ name: 'kubernetes-api-token', emptyDir: {} }] }), ApiAccess.inContainers('app'), short);
  expect(problems).toEqual([]);
  expect(first.spec.volumes.map(({ name }: any) => name)).toEqual(['kubernetes-api-token', 'kubernetes-api-token-2', 'kubernetes-api-token-3']);
  expect(first.spec.containers.map(({ volumeMounts }: any) => volumeMounts[0].name)).toEqual(['kubernetes-api-token-2', 'kubernetes-api-token-3']);
  expect(give(first, ApiAccess.inContainers('app'), short).manifests[0]).toBe(first);
});

test('existing parts are kept, including an environment variable with the same name', () => {
  const container = { env: [{ name: 'KUBERNETES_TOKEN_PATH', value: '/own' }], volumeMounts: [{ name: 'data', mountPath: '/data' }] };
  const { manifests: [{ spec }] } = give(app({ volumes: [{ name: 'data', emptyDir: {} }] }, container), ApiAccess.inContainers('app'));
  expect(spec.volumes).toEqual([{ name: 'data', emptyDir: {} }, VOLUME]);
  expect(spec.containers[0].env).toEqual(container.env);
  expect(spec.containers[0].volumeMounts).toHaveLength(2);
});

test('a second run changes and reports nothing', () => {
  const access = ApiAccess.inContainers('setup', 'app');
  const [once] = give(two(), access).manifests;
  const again = give(once, access);
  expect(again.manifests[0]).toBe(once);
  expect(outcomes(again).join()).not.toContain('changed');
});

test.each<[string, any, ApiAccess, string]>([
  ['a container that does not exist', two(), ApiAccess.inContainers('app', 'worker'),
    "a token is for the container 'worker', but it has 'setup', 'app', 'proxy'; write ApiAccess.inContainers with one of these, and name the objects it is for with objects"],
  ['a volume of that name', app({ volumes: [{ name: 'data', emptyDir: {} }] }), ApiAccess.inContainers('app').with({ volumeName: 'data' }),
    "it has another volume named 'data' already; add .with({ volumeName: '<another>' }) to the ApiAccess"],
  ['a mount at that path', app({}, { volumeMounts: [{ name: 'own', mountPath: TOKEN_DIRECTORY }] }), ApiAccess.inContainers('app'),
    `the container 'app' mounts 'own' at '${TOKEN_DIRECTORY}' already; add .with({ mountPath: '<another directory>' }) to the ApiAccess, or remove that mount`],
  ['a mount at another spelling of that path', app({}, { volumeMounts: [{ name: 'own', mountPath: '/run/secrets/kubernetes.io/serviceaccount/' }] }), ApiAccess.inContainers('app'),
    "the container 'app' mounts 'own' at '/run/secrets/kubernetes.io/serviceaccount/' already; add .with({ mountPath: '<another directory>' }) to the ApiAccess, or remove that mount"],
  ['a mode with which no container can read it', app(), ApiAccess.inOnlyContainer().with({ token: BoundToken.forKubernetesApi({ mode: 0o400 }) }),
    "a token is mounted with mode 0o400, and a non-root container can't read token, ca.crt, namespace; set securityContext.fsGroup on the pod, or write mode: 0o644"],
  ['a pod that can\'t be read', { ...app(), spec: null }, ApiAccess.inContainers('app'), "can't get a token, because it has no pod spec"],
])('%s is an error, and the pod is unchanged', (_, manifest, access, message) => {
  const { manifests, problems } = give(manifest, access);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('[app/object] Pod/prod/web');
  expect(problems[0]).toContain(message);
  expect(manifests[0]).toBe(manifest);
});

test('a tight mode is valid with an fsGroup', () => {
  const token = BoundToken.forKubernetesApi({ mode: 0o440 });
  expect(give(app({ securityContext: { fsGroup: 2000 } }), ApiAccess.inOnlyContainer().with({ token })).problems).toEqual([]);
});

test('the reason for permissions elsewhere is written next to existing acceptances', () => {
  const access = ApiAccess.grantedElsewhere('bound in the platform repository');
  const annotation = 'cdk8s-least-privilege/accept.token-without-permission';
  const { manifests: [manifest] } = give(app({}, {}, { annotations: { [annotation]: '[serviceaccount other] for another reason' } }), access);
  expect(manifest.metadata.annotations).toEqual({
    [annotation]: '[serviceaccount app] (external) bound in the platform repository\n[serviceaccount other] for another reason',
  });
  expect(give(manifest, access).manifests[0]).toBe(manifest);
});

test('no token is lost if containers are named, even with NO_AUTOMOUNT', () => {
  const hardened = harden([app(), ...permission('app')], { apiAccess: [ApiAccess.inContainers('app')], measures: [HardeningMeasure.NO_AUTOMOUNT] });
  expect(outcomes(hardened).join()).not.toContain('lost-token');
});

test('a token for another recipient does not replace one for the Kubernetes API', () => {
  const vault = ApiAccess.inOnlyContainer().with({ token: BoundToken.forAudience('vault') });
  const lost = give(app(), vault);
  expect(lost.manifests[0].spec.automountServiceAccountToken).toBe(false);
  expect(outcomes(lost)).toContain('Pod no-automount lost-token');
  expect(outcomes(give(app(), vault, ApiAccess.inOnlyContainer()))).not.toContain('Pod no-automount lost-token');
});
