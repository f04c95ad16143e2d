import { ApiObject, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { KINDS, manifestOf, newChart, newChartWithoutNamespace } from './_pods';
import { ApiAccess, BoundToken, Relaxation, SecureServiceAccount } from '../../src';
import { expectGolden } from '../_golden';

const CONTAINERS = [{ name: 'app', image: 'registry.example.com/app:v1' }];

describe.each(KINDS)('Secure$kind', ({ kind, create, podSpec }) => {
  test('is hardened by default', () => {
    const chart = newChart();
    create(chart, 'web', { containers: CONTAINERS, initContainers: [{ name: 'setup', image: 'setup:v1' }] });
    const spec = podSpec(manifestOf(chart, kind));
    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      hostNetwork: false,
      serviceAccountName: 'app-web',
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(spec.securityContext).not.toHaveProperty('runAsUser');
    for (const field of ['hostPID', 'hostIPC', 'shareProcessNamespace']) { expect(spec).not.toHaveProperty(field); }
    for (const container of [...spec.containers, ...spec.initContainers]) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        privileged: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
      });
      expect(container.resources).toEqual({ requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } });
      expect(container.volumeMounts).toEqual([{ mountPath: '/tmp', name: `tmp-${container.name}` }]);
      expect(spec.volumes).toContainEqual({ name: `tmp-${container.name}`, emptyDir: { sizeLimit: '64Mi' } });
    }
    expect(JSON.stringify(spec)).not.toContain('serviceAccountToken"');
  });

  test('gets a dedicated account with its own name, which is written before it', () => {
    const chart = newChart();
    const workload = create(chart, 'web', { containers: CONTAINERS });
    expect(workload.serviceAccount?.name).toBe('app-web');
    expect(manifestOf(chart, 'ServiceAccount')).toMatchObject({ metadata: { name: 'app-web', namespace: 'production' }, automountServiceAccountToken: false });
    const kinds = chart.toJson().map(manifest => manifest.kind);
    expect(kinds.indexOf('ServiceAccount')).toBeLessThan(kinds.indexOf(kind));
    expect(workload.toSubjectConfiguration()).toEqual({ kind: 'ServiceAccount', name: 'app-web', apiGroup: '', namespace: 'production' });
  });

  test('can have a token volume for a webhook, which no container mounts', () => {
    const chart = newChart();
    const workload = create(chart, 'web', { containers: CONTAINERS, initContainers: [{ name: 'setup', image: 'setup:v1' }] });
    workload.addTokenVolume(BoundToken.forAudience('vault'), 'vault-token');
    const spec = podSpec(manifestOf(chart, kind));
    expect(spec.volumes).toContainEqual({
      name: 'vault-token',
      projected: { defaultMode: 420, sources: [{ serviceAccountToken: { audience: 'vault', expirationSeconds: 3600, path: 'token' } }] },
    });
    expect([...spec.initContainers, ...spec.containers].flatMap(({ volumeMounts }: any) => volumeMounts.map(({ name }: any) => name))).toEqual(['tmp-setup', 'tmp-app']);
    expect(spec.automountServiceAccountToken).toBe(false);
  });

  test('gives a token only to the named containers', () => {
    const chart = newChart();
    const workload = create(chart, 'web', {
      containers: [...CONTAINERS, { name: 'sidecar', image: 'sidecar:v1' }],
      initContainers: [{ name: 'setup', image: 'setup:v1' }],
      apiAccess: ApiAccess.inContainers('app'),
    });
    workload.mountToken(BoundToken.forAudience('vault'), { containers: ['setup'] });
    const spec = podSpec(manifestOf(chart, kind));
    const holders = (volume: string) => [...spec.initContainers, ...spec.containers]
      .filter((container: any) => container.volumeMounts.some((mount: any) => mount.name === volume && mount.readOnly === true))
      .map((container: any) => container.name);
    expect(holders('kubernetes-api-token')).toEqual(['app']);
    expect(holders('token-vault')).toEqual(['setup']);
    expect(spec.containers[0].env).toEqual([{ name: 'KUBERNETES_TOKEN_PATH', value: '/var/run/secrets/kubernetes.io/serviceaccount/token' }]);
    expect(spec.containers[1]).not.toHaveProperty('env');
    expect(spec.initContainers[0]).not.toHaveProperty('env');
  });

  test('golden file, and the same bytes twice, also when spread', () => {
    const chart = newChart();
    create(chart, 'web', { containers: CONTAINERS, apiAccess: ApiAccess.inContainers('app'), ...kind === 'Pod' ? {} : { spread: true } });
    expectGolden(`constructs/__golden__/secure-${kind.toLowerCase()}`, chart.toJson());
    const first = JSON.stringify(chart.toJson());
    expect(JSON.stringify(chart.toJson())).toBe(first);
    expect(first.split('topologyKey').length - 1).toBe(kind === 'Pod' ? 0 : 2);
  });

  test('defaultChild', () => {
    expect(ApiObject.of(create(newChart(), 'web', { containers: CONTAINERS })).kind).toBe(kind);
  });

  test('checks containers and volumes added later, in every way', () => {
    const chart = newChart();
    const workload = create(chart, 'web', { containers: CONTAINERS });
    const weak = { name: 'weak', image: 'weak:v1', securityContext: { privileged: true, allowPrivilegeEscalation: true } };
    const message = "the container 'weak' has privileged: true; remove it, or write relaxations: [Relaxation.privileged('<reason>', { containers: ['weak'] })]";
    expect(() => workload.addContainer(weak)).toThrow(new Error(message));
    expect(() => create(chart, 'b', { containers: CONTAINERS }).addInitContainer(weak)).toThrow(new Error(message));
    expect(() => create(chart, 'c', { containers: CONTAINERS }).attachContainer(new kplus.Container(weak))).toThrow(new Error(message));
    expect(() => create(chart, 'd', { containers: CONTAINERS }).addVolume(kplus.Volume.fromHostPath(chart, 'host', 'host', { path: '/' })))
      .toThrow(new Error("the volume 'host' is of type hostPath; use another, or write relaxations: [Relaxation.hostPath('<reason>', ['host'])]"));
  });

  test('reports a refused volume that was still added only once', () => {
    const chart = newChart();
    const workload = create(chart, 'web', { containers: CONTAINERS });
    const message = "the volume 'host' is of type hostPath";
    expect(() => workload.addVolume(kplus.Volume.fromHostPath(chart, 'host', 'host', { path: '/' }))).toThrow(message);
    expect(workload.node.validate().filter(problem => problem.startsWith(message))).toHaveLength(1);
  });

  test('writes the reasons of its relaxations to its own annotations, never to those of its pods', () => {
    const chart = newChart();
    create(chart, 'web', { containers: CONTAINERS, relaxations: [Relaxation.writableRootFilesystem('writes beside its binary', { containers: ['app'] })] });
    const manifest = manifestOf(chart, kind);
    expect(manifest.metadata.annotations).toEqual({ 'cdk8s-least-privilege/accept.writable-root-filesystem': '[container app] writes beside its binary' });
    if (kind !== 'Pod') { expect(JSON.stringify(manifest.spec)).not.toContain('accept.'); }
    expect(podSpec(manifest).containers[0].securityContext.readOnlyRootFilesystem).toBe(false);
  });
});

test('an account in another namespace or named default is refused', () => {
  const [{ create }] = KINDS;
  const chart = newChart();
  const elsewhere = SecureServiceAccount.fromServiceAccountName(chart, 'elsewhere', 'robot', { namespaceName: 'staging' });
  expect(() => create(chart, 'a', { containers: CONTAINERS, serviceAccount: elsewhere })).toThrow(new Error(
    "the workload is in the namespace 'production', but its ServiceAccount 'robot' is in 'staging', and a pod can only use an account of its own namespace; define one there"));
  const standard = kplus.ServiceAccount.fromServiceAccountName(chart, 'standard', 'default', { namespaceName: 'production' });
  expect(() => create(chart, 'b', { containers: CONTAINERS, serviceAccount: standard })).toThrow(new Error(
    "a hardened workload must not run as the ServiceAccount 'default', which every pod without an account shares; leave serviceAccount out to get a dedicated account, or give it a SecureServiceAccount"));
});

test('a chart without a namespace renders none', () => {
  const [{ create }] = KINDS;
  const chart = newChartWithoutNamespace();
  create(chart, 'web', { containers: CONTAINERS });
  for (const manifest of chart.toJson()) { expect(manifest.metadata).not.toHaveProperty('namespace'); }
});

test('settings of the user that do not weaken it are kept', () => {
  const chart = newChart();
  const [{ create, podSpec }] = KINDS;
  const workload = create(chart, 'web', {
    containers: [{
      ...CONTAINERS[0],
      envVariables: { KUBERNETES_TOKEN_PATH: kplus.EnvValue.fromValue('/elsewhere') },
      securityContext: { user: 1000, capabilities: { add: [kplus.Capability.NET_BIND_SERVICE], drop: [kplus.Capability.KILL] } },
      resources: { cpu: { limit: kplus.Cpu.millis(50) }, memory: { request: Size.gibibytes(1) } },
    }],
    apiAccess: ApiAccess.inContainers('app'),
    securityContext: { user: 1000, group: 1000, fsGroup: 1000 },
  });
  workload.containers[0].mount('/data', kplus.Volume.fromEmptyDir(chart, 'data', 'data'));
  const spec = podSpec(manifestOf(chart, 'Pod'));
  expect(spec.securityContext).toMatchObject({ runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 });
  expect(spec.containers[0]).toMatchObject({
    env: [{ name: 'KUBERNETES_TOKEN_PATH', value: '/elsewhere' }],
    securityContext: { runAsUser: 1000, capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] } },
    // A request never exceeds its limit, or the API server refuses the pod.
    resources: { requests: { cpu: '50m', memory: '1024Mi' }, limits: { cpu: '50m', memory: '1024Mi' } },
  });
  expect(spec.containers[0].volumeMounts).toContainEqual({ mountPath: '/data', name: 'data' });
});
