import * as kplus from 'cdk8s-plus-28';
import { newChart, renderedPod } from './_pods';
import { ApiAccess, ApiConsumerPod, BoundToken, Relaxation, SecurePod, SecurePodProps, TokenMountOptions } from '../../src';
import { expectGolden } from '../_golden';

const APP = { name: 'app', image: 'app:v1' };

function podWith(options: Partial<TokenMountOptions>, props: SecurePodProps = {}, token = BoundToken.forAudience('vault')): () => any {
  const chart = newChart();
  const pod = new SecurePod(chart, 'pod', { containers: [APP], ...props });
  pod.mountToken(token, { containers: ['app'], ...options });
  return () => renderedPod(chart);
}

test('path, volume name, file name, lifetime, audience and mode can be set', () => {
  const spec = podWith({ mountPath: '/var/run/secrets/vault', volumeName: 'vault' })();
  expect(spec.containers[0].volumeMounts).toContainEqual({ name: 'vault', mountPath: '/var/run/secrets/vault', readOnly: true });
  expect(spec.volumes.map((volume: any) => volume.name)).toEqual(['vault', 'tmp-app']);
});

test.each([
  ['vault', 'token-vault'],
  ['https://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pool', 'token-https-iam-googleapis-com-projects-1-locations-global-workload'],
  ['sts.amazonaws.com', 'token-sts-amazonaws-com'],
])('the volume of a token for %s is named after it', (audience, name) => {
  const spec = podWith({}, {}, BoundToken.forAudience(audience))();
  expect(spec.volumes[0].name).toBe(name.slice(0, 63));
  expect(spec.volumes[0].name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
});

test.each<[Partial<TokenMountOptions>, string]>([
  [{ containers: [] }, "mountToken names no container; write { containers: ['app'] } with the containers that need the token, or addTokenVolume() for a webhook that mounts it"],
  [{ volumeName: 'kube-api-access-x' }, "a volume must not be named 'kube-api-access-x', because Kubernetes takes a volume named kube-api-access-* for its own token volume and mounts it into every container; choose another name"],
  [{ volumeName: 'My_Volume' }, 'the name of a volume is "My_Volume", but it must be a DNS label: at most 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit'],
  [{ mountPath: 'tokens' }, 'the mount path of a token is "tokens", but it must be an absolute path without "..", ":", "//" and a trailing slash; write \'/var/run/secrets/tokens\', for example'],
])('refuses %j at the call', (options, message) => {
  expect(() => podWith(options)).toThrow(new Error(message));
});

test('each additional token of a pod gets its own volume name', () => {
  const chart = newChart();
  const pod = new SecurePod(chart, 'pod', {
    containers: [APP, { name: 'proxy', image: 'proxy:v1' }, { name: 'metrics', image: 'metrics:v1' }], apiAccess: ApiAccess.inContainers('app'),
  });
  pod.mountToken(BoundToken.forKubernetesApi(), { containers: ['proxy'] });
  pod.allowApiAccess(ApiAccess.inContainers('metrics'));
  pod.mountToken(BoundToken.forAudience('a.example'), { containers: ['app'] });
  pod.mountToken(BoundToken.forAudience('a-example'), { containers: ['proxy'] });
  const { containers, volumes } = renderedPod(chart);
  expect(volumes.map(({ name }: any) => name).filter((name: string) => name.includes('token'))).toEqual([
    'kubernetes-api-token', 'kubernetes-api-token-2', 'kubernetes-api-token-3', 'token-a-example', 'token-a-example-2',
  ]);
  expect(containers.map(({ volumeMounts }: any) => volumeMounts[0].name)).toEqual(['kubernetes-api-token', 'kubernetes-api-token-2', 'kubernetes-api-token-3']);
});

test('the number fits into the longest volume name that Kubernetes accepts', () => {
  const chart = newChart();
  const pod = new SecurePod(chart, 'pod', { containers: [APP, { name: 'proxy', image: 'proxy:v1' }] });
  for (const container of ['app', 'proxy']) { pod.mountToken(BoundToken.forAudience('a'.repeat(80)), { containers: [container] }); }
  const names = renderedPod(chart).volumes.slice(0, 2).map(({ name }: any) => name);
  expect(names).toEqual([`token-${'a'.repeat(57)}`, `token-${'a'.repeat(52)}-2`]);
});

test('a second token with an explicit volume name that is taken is refused at the call', () => {
  const pod = new SecurePod(newChart(), 'pod', { containers: [APP], apiAccess: ApiAccess.inContainers('app') });
  expect(() => pod.mountToken(BoundToken.forKubernetesApi(), { containers: ['app'], volumeName: 'kubernetes-api-token' })).toThrow(new Error(
    "the pod already has a token volume named 'kubernetes-api-token'; name all its containers in one call, or set another volumeName"));
});

describe('problems that depend on other calls are found at synth, in any order', () => {
  test('a container added after its token is valid', () => {
    const chart = newChart();
    const pod = new SecurePod(chart, 'pod', { containers: [APP] });
    pod.mountToken(BoundToken.forAudience('vault'), { containers: ['late'] });
    pod.addContainer({ name: 'late', image: 'late:v1' });
    expect(renderedPod(chart).containers[1].volumeMounts[0].name).toBe('token-vault');
  });

  test('a container that is never added', () => {
    expect(podWith({ containers: ['ap'] })).toThrow("[app/pod] a token is for the container 'ap', but the pod has 'app'; write one of these");
  });

  const collision = "[app/pod] the container 'app' has two mounts at '/run/secrets/tokens'; give one of them another mount path";

  test('a mount that collides with a token, added before it', () => {
    const chart = newChart();
    const pod = new SecurePod(chart, 'pod', { containers: [APP] });
    pod.containers[0].mount('/var/run/secrets/tokens', kplus.Volume.fromEmptyDir(chart, 'data', 'data'));
    pod.mountToken(BoundToken.forAudience('vault'), { containers: ['app'], mountPath: '/run/secrets/tokens' });
    expect(() => chart.toJson()).toThrow(collision);
  });

  test('a mount that collides with a token, added after it', () => {
    const chart = newChart();
    const pod = new SecurePod(chart, 'pod', { containers: [APP] });
    pod.mountToken(BoundToken.forAudience('vault'), { containers: ['app'], mountPath: '/run/secrets/tokens' });
    pod.containers[0].mount('/var/run/secrets/tokens', kplus.Volume.fromEmptyDir(chart, 'data', 'data'));
    expect(() => chart.toJson()).toThrow(collision);
  });

  test('the same path in another container is not a collision', () => {
    const chart = newChart();
    const pod = new SecurePod(chart, 'pod', { containers: [APP, { name: 'other', image: 'other' }] });
    pod.mountToken(BoundToken.forAudience('vault'), { containers: ['app'] });
    pod.mountToken(BoundToken.forAudience('payments'), { containers: ['other'] });
    expect(renderedPod(chart).volumes.map((volume: any) => volume.name)).toEqual(['token-vault', 'token-payments', 'tmp-app', 'tmp-other']);
  });

  test("a user's volume with a name that Kubernetes uses itself", () => {
    const chart = newChart();
    const pod = new SecurePod(chart, 'pod', { containers: [APP] });
    pod.containers[0].mount('/data', kplus.Volume.fromEmptyDir(chart, 'data', 'kube-api-access-abcde'));
    expect(() => chart.toJson()).toThrow("a volume must not be named 'kube-api-access-abcde'");
  });

  test("a user's volume with the name of a generated one", () => {
    const chart = newChart();
    const pod = new SecurePod(chart, 'pod', { containers: [APP] });
    pod.containers[0].mount('/data', kplus.Volume.fromEmptyDir(chart, 'data', 'tmp-app'));
    expect(() => chart.toJson()).toThrow("[app/pod] two volumes are named 'tmp-app'; set volumeName on one of them");
  });
});

describe('a tight mode', () => {
  const token = BoundToken.forAudience('vault', { mode: 0o440, caBundle: true });

  test('needs an fsGroup', () => {
    expect(podWith({}, {}, token)).toThrow(
      "[app/pod] a token is mounted with mode 0o440, and a non-root container can't read token, ca.crt; set securityContext.fsGroup on the pod, or write mode: 0o644");
    expect(podWith({}, { securityContext: { fsGroup: 1000 } }, token)().volumes[0].projected.defaultMode).toBe(288);
  });

  test('with a common user, only the CA bundle is unreadable', () => {
    expect(podWith({}, { securityContext: { user: 1000 } }, token)).toThrow("can't read ca.crt;");
    expect(podWith({}, { securityContext: { user: 1000 } }, BoundToken.forAudience('vault', { mode: 0o400 }))().volumes[0].projected.defaultMode).toBe(256);
  });

  test('another user in one container makes the token unreadable for the common one', () => {
    const containers = [APP, { name: 'proxy', image: 'proxy', securityContext: { user: 1337 } }];
    expect(podWith({}, { containers, securityContext: { user: 1000 } }, BoundToken.forAudience('vault', { mode: 0o400 }))).toThrow("can't read token;");
  });
});

describe('a token volume for a webhook', () => {
  const vault = (mode?: number) => BoundToken.forAudience('vault', { mode });

  function podWithVolume(token: BoundToken, props: SecurePodProps = {}): { pod: SecurePod; render: () => any } {
    const chart = newChart();
    const pod = new SecurePod(chart, 'pod', { containers: [APP], ...props });
    pod.addTokenVolume(token, 'vault-token');
    return { pod, render: () => renderedPod(chart) };
  }

  test('refuses an invalid or duplicate name', () => {
    const { pod } = podWithVolume(vault());
    expect(() => pod.addTokenVolume(vault(), 'kube-api-access-x')).toThrow("a volume must not be named 'kube-api-access-x'");
    expect(() => pod.addTokenVolume(vault(), 'My_Volume')).toThrow('the name of a volume is "My_Volume", but it must be a DNS label');
    const taken = "the pod already has a token volume named 'vault-token'";
    expect(() => pod.addTokenVolume(vault(), 'vault-token')).toThrow(taken);
    expect(() => pod.mountToken(vault(), { containers: ['app'], volumeName: 'vault-token' })).toThrow(taken);
  });

  test("can't be mounted by a container through a volume of the same name", () => {
    const { pod, render } = podWithVolume(vault());
    pod.containers[0].mount('/data', kplus.Volume.fromEmptyDir(pod, 'data', 'vault-token'));
    expect(render).toThrow("[app/pod] two volumes are named 'vault-token'; set volumeName on one of them");
  });

  test('with a tight mode needs an fsGroup, because the user of the injected container is not known', () => {
    const user = { securityContext: { user: 1000 } };
    expect(podWithVolume(vault(0o400), user).render).toThrow("a token is mounted with mode 0o400, and a non-root container can't read token;");
    expect(podWithVolume(vault(0o440), { securityContext: { user: 1000, fsGroup: 2000 } }).render().volumes[0].projected.defaultMode).toBe(288);
    expect(podWithVolume(vault(), user).render().volumes[0].projected.defaultMode).toBe(420);
  });

  test('makes the other tokens of the pod unreadable for a common user', () => {
    const { pod, render } = podWithVolume(vault(), { securityContext: { user: 1000 } });
    pod.mountToken(BoundToken.forAudience('payments', { mode: 0o400 }), { containers: ['app'] });
    expect(render).toThrow("a token is mounted with mode 0o400, and a non-root container can't read token;");
  });

  test('needs a reason in a shared process namespace', () => {
    const shared = Relaxation.sharedProcessNamespace('the debugger attaches to the app');
    expect(podWithVolume(vault(), { relaxations: [shared] }).render).toThrow('a container holds a token, but with Relaxation.sharedProcessNamespace every container of the pod can read it');
  });

  test('does not require naming one of several regular containers', () => {
    expect(podWithVolume(vault(), { containers: [APP, { name: 'web', image: 'web:v1' }] }).render().volumes[0].name).toBe('vault-token');
  });
});

describe('ApiConsumerPod', () => {
  test('its only regular container has all files where official clients look', () => {
    const chart = newChart();
    new ApiConsumerPod(chart, 'pod', { containers: [APP], initContainers: [{ name: 'setup', image: 'setup:v1' }] });
    const spec = renderedPod(chart);
    expect(spec.automountServiceAccountToken).toBe(false);
    expect(spec.containers[0].volumeMounts).toContainEqual({
      name: 'kubernetes-api-token', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true,
    });
    expect(spec.containers[0].env).toEqual([{ name: 'KUBERNETES_TOKEN_PATH', value: '/var/run/secrets/kubernetes.io/serviceaccount/token' }]);
    expect(spec.initContainers[0].volumeMounts).toEqual([{ name: 'tmp-setup', mountPath: '/tmp' }]);
  });

  test('golden file, and the same bytes twice', () => {
    const chart = newChart();
    new ApiConsumerPod(chart, 'pod', { containers: [APP] });
    expectGolden('constructs/__golden__/api-consumer-pod', chart.toJson());
    expect(JSON.stringify(chart.toJson())).toBe(JSON.stringify(chart.toJson()));
  });

  test('with several regular containers, one must be named, whenever the second is added', () => {
    const chart = newChart();
    const pod = new ApiConsumerPod(chart, 'pod', { containers: [APP] });
    pod.addContainer({ name: 'web', image: 'web:v1' });
    expect(() => chart.toJson()).toThrow(
      "[app/pod] the pod has 2 regular containers ('app', 'web'), but none is named as the one that calls the Kubernetes API; write apiAccess: ApiAccess.inContainers('<container>')");
  });

  test('accepts another file, path and audience', () => {
    const chart = newChart();
    new ApiConsumerPod(chart, 'pod', {
      containers: [APP],
      apiAccess: ApiAccess.inOnlyContainer().with({
        token: BoundToken.forAudience('https://kubernetes.default.svc', { fileName: 'api-token', caBundle: true }),
        mountPath: '/var/run/secrets/tokens',
        volumeName: 'api-token',
      }),
    });
    expect(renderedPod(chart).containers[0].env).toEqual([{ name: 'KUBERNETES_TOKEN_PATH', value: '/var/run/secrets/tokens/api-token' }]);
  });
});

test('two containers without a name are refused at the call, however they are added', () => {
  const message = "two containers have no name, and both default to 'main'; give each container a name";
  expect(() => new SecurePod(newChart(), 'pod', { containers: [{ image: 'a' }, { image: 'b' }] })).toThrow(new Error(message));
  const pod = new SecurePod(newChart(), 'pod', { containers: [{ image: 'a' }] });
  expect(() => pod.addContainer({ image: 'b' })).toThrow(new Error(message));
  expect(() => new SecurePod(newChart(), 'pod', { containers: [APP], initContainers: [APP] })).toThrow(new Error(
    "two containers are named 'app'; give each container its own name"));
});
