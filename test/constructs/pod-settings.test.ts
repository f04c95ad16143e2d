import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { KINDS, manifestOf, newChart, renderedPod } from './_pods';
import {
  AppArmorProfile, Aspects, BoundToken, LeastPrivilegeChecks, Relaxation, ResourceDefaults, SecureDeployment, SecurePod, SecurePodProps,
  SupplementalGroupsPolicy, UnsatisfiableSpread,
} from '../../src';
import { expectGolden } from '../_golden';

const APP = { name: 'app', image: 'registry.example.com/app:v1' };
const MODELS = { name: 'models', reference: 'registry.example.com/models:v1', mountPaths: { app: '/models' } };

function podWith(props: SecurePodProps): any {
  const chart = newChart();
  new SecurePod(chart, 'pod', { containers: [APP], ...props });
  Aspects.of(chart).add(new LeastPrivilegeChecks());
  return renderedPod(chart);
}

describe.each(KINDS)('Secure$kind', ({ kind, create, podSpec }) => {
  test('writes the pod settings of the user in addition to its hardening', () => {
    const chart = newChart();
    create(chart, 'web', {
      containers: [APP],
      hostUsers: false,
      runtimeClassName: 'gvisor',
      priorityClassName: 'business-critical',
      appArmorProfile: AppArmorProfile.localhost('web'),
      supplementalGroupsPolicy: SupplementalGroupsPolicy.STRICT,
      podResources: { cpu: { request: kplus.Cpu.units(1) }, memory: { limit: Size.gibibytes(1) } },
      imageVolumes: [{ ...MODELS, pullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT }],
      topologySpread: [{ topology: kplus.Topology.ZONE }],
    });
    Aspects.of(chart).add(new LeastPrivilegeChecks());
    const manifest = manifestOf(chart, kind);
    const spec = podSpec(manifest);
    expect(spec).toMatchObject({
      hostUsers: false,
      runtimeClassName: 'gvisor',
      priorityClassName: 'business-critical',
      automountServiceAccountToken: false,
      securityContext: {
        appArmorProfile: { type: 'Localhost', localhostProfile: 'web' },
        supplementalGroupsPolicy: 'Strict',
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      resources: { requests: { cpu: '1', memory: '128Mi' }, limits: { memory: '1024Mi' } },
      topologySpreadConstraints: [{
        topologyKey: 'topology.kubernetes.io/zone',
        maxSkew: 1,
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { 'cdk8s.io/metadata.addr': expect.stringContaining('app-web') } },
      }],
    });
    expect(spec.volumes).toContainEqual({ name: 'models', image: { reference: 'registry.example.com/models:v1', pullPolicy: 'IfNotPresent' } });
    expect(spec.containers[0].volumeMounts).toContainEqual({ name: 'models', mountPath: '/models', readOnly: true });
    expect(manifestOf(chart, kind)).toEqual(manifest);
  });

  test('resolves Services of the cluster on the host network', () => {
    const chart = newChart();
    create(chart, 'web', { containers: [APP], relaxations: [Relaxation.hostNetwork('reads counters of the node')] });
    expect(podSpec(manifestOf(chart, kind))).toMatchObject({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' });
  });
});

test('golden file', () => {
  const chart = newChart();
  new SecureDeployment(chart, 'web', {
    containers: [APP],
    initContainers: [{ name: 'proxy', image: 'registry.example.com/proxy:v1', restartPolicy: kplus.ContainerRestartPolicy.ALWAYS }],
    hostUsers: false,
    runtimeClassName: 'gvisor',
    priorityClassName: 'business-critical',
    appArmorProfile: AppArmorProfile.runtimeDefault(),
    supplementalGroupsPolicy: SupplementalGroupsPolicy.STRICT,
    podResources: { cpu: { request: kplus.Cpu.units(1) }, memory: { limit: Size.gibibytes(1) } },
    imageVolumes: [MODELS],
    topologySpread: [{ topology: kplus.Topology.ZONE, matchLabelKeys: ['pod-template-hash'] }],
  });
  expectGolden('constructs/__golden__/pod-settings', chart.toJson());
});

describe('the DNS policy', () => {
  const onHost = [Relaxation.hostNetwork('reads counters of the node')];

  test('is the same with hostNetwork: true of cdk8s-plus', () => {
    expect(podWith({ hostNetwork: true, relaxations: onHost }).dnsPolicy).toBe('ClusterFirstWithHostNet');
  });

  test('is kept if it names another resolver, and without the host network', () => {
    expect(podWith({ dns: { policy: kplus.DnsPolicy.DEFAULT }, relaxations: onHost }).dnsPolicy).toBe('Default');
    expect(podWith({}).dnsPolicy).toBe('ClusterFirst');
  });
});

describe('resources of the pod', () => {
  test('replace those of its containers, but a container may have its own', () => {
    const { resources, containers } = podWith({
      podResources: {},
      containers: [APP, { name: 'proxy', image: 'proxy:v1', resources: { memory: { limit: Size.kibibytes(65_537) } } }],
    });
    expect(resources).toEqual({ requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } });
    expect(containers.map((container: any) => container.resources)).toEqual([undefined, { limits: { memory: '65537Ki' } }]);
  });

  test('come from ResourceDefaults if unset', () => {
    const chart = newChart();
    new SecurePod(chart, 'pod', { containers: [APP], podResources: { memory: { request: Size.gibibytes(2) } } });
    ResourceDefaults.of(chart).set({ cpuRequest: kplus.Cpu.millis(50) });
    expect(renderedPod(chart).resources).toEqual({ requests: { cpu: '50m', memory: '2048Mi' }, limits: { memory: '2048Mi' } });
  });

  test('satisfy an autoscaler', () => {
    const chart = newChart();
    const target = new SecureDeployment(chart, 'web', { containers: [APP], podResources: {} });
    new kplus.HorizontalPodAutoscaler(chart, 'scaler', { target, maxReplicas: 3 });
    expect(() => chart.toJson()).not.toThrow();
  });
});

describe('a native sidecar', () => {
  const PROXY = {
    name: 'proxy',
    image: 'proxy:v1',
    restartPolicy: kplus.ContainerRestartPolicy.ALWAYS,
    liveness: kplus.Probe.fromHttpGet('/healthy', { port: 15021 }),
    readiness: kplus.Probe.fromHttpGet('/ready', { port: 15021 }),
    startup: kplus.Probe.fromTcpSocket({ port: 15021 }),
  };

  test('is hardened, has its probes, and may hold a token', () => {
    const chart = newChart();
    const pod = new SecurePod(chart, 'pod', { containers: [APP], initContainers: [PROXY] });
    pod.mountToken(BoundToken.forAudience('vault'), { containers: ['proxy'] });
    const [proxy] = renderedPod(chart).initContainers;
    expect(proxy).toMatchObject({
      restartPolicy: 'Always',
      livenessProbe: { httpGet: { path: '/healthy', port: 15021 } },
      readinessProbe: { httpGet: { path: '/ready', port: 15021 } },
      startupProbe: { tcpSocket: { port: 15021 } },
      securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
    });
    expect(proxy.volumeMounts.map(({ name }: any) => name)).toEqual(['token-vault', 'tmp-proxy']);
  });

  test('needs relaxations like any container', () => {
    const root = { ...PROXY, securityContext: { user: 0 } };
    expect(() => podWith({ initContainers: [root] })).toThrow("the container 'proxy' has user: 0");
    const { initContainers } = podWith({ initContainers: [root], relaxations: [Relaxation.runAsRoot('programs the network of the pod', { containers: ['proxy'] })] });
    expect(initContainers[0].securityContext).toMatchObject({ runAsUser: 0, runAsNonRoot: false, readOnlyRootFilesystem: true });
  });
});

describe('an image volume', () => {
  test('at /tmp replaces the temporary directory', () => {
    const { volumes } = podWith({ imageVolumes: [{ ...MODELS, mountPaths: { app: '/tmp' } }] });
    expect(volumes).toEqual([{ name: 'models', image: { reference: 'registry.example.com/models:v1' } }]);
  });

  test.each<[string, SecurePodProps, string]>([
    ['for an unknown container', { imageVolumes: [{ ...MODELS, mountPaths: { web: '/models' } }] }, "the volume 'models' is for the container 'web', but the pod has 'app'; write one of these"],
    ['for no container', { imageVolumes: [{ ...MODELS, mountPaths: {} }] }, "no container mounts the image volume 'models'; write mountPaths: { app: '/data' } with the containers that do"],
    ['at a relative path', { imageVolumes: [{ ...MODELS, mountPaths: { app: 'models' } }] }, 'the image volume \'models\' is mounted at "models", but it must be an absolute path'],
    ['without an image', { imageVolumes: [{ ...MODELS, reference: ' ' }] }, "the image volume 'models' names no image; write reference:"],
    ['with an invalid name', { imageVolumes: [{ ...MODELS, name: 'My Models' }] }, 'the name of a volume is "My Models"'],
    ['with a duplicate name', { imageVolumes: [MODELS, MODELS] }, "two volumes are named 'models'"],
    ['at an occupied path', { imageVolumes: [MODELS], writableDirectories: [{ path: '/models' }] }, "the container 'app' has two mounts at '/models'"],
  ])('%s is refused', (_, props, message) => {
    expect(() => podWith(props)).toThrow(message);
  });
});

describe('settings that the API server refuses', () => {
  const zone = { topology: kplus.Topology.ZONE };
  test.each<[string, SecurePodProps, string]>([
    [
      'hostUsers: false with a host namespace', { hostUsers: false, relaxations: [Relaxation.hostPid('watches the processes of the node')] },
      'the pod has hostUsers: false, but the API server accepts it only without the network, process and IPC namespaces of the node; remove it, or remove Relaxation.hostPid',
    ],
    ['an invalid RuntimeClass', { runtimeClassName: 'gVisor' }, 'runtimeClassName is "gVisor", but'],
    ['an invalid PriorityClass', { priorityClassName: '' }, 'priorityClassName is "", but'],
    ['a skew of 0', { topologySpread: [{ ...zone, maxSkew: 0 }] }, 'the topology spread over topology.kubernetes.io/zone has maxSkew: 0, but it must be a whole number from 1'],
    ['half a domain', { topologySpread: [{ ...zone, minDomains: 1.5 }] }, 'has minDomains: 1.5, but it must be a whole number from 1'],
    [
      'minDomains without effect', { topologySpread: [{ ...zone, minDomains: 2, whenUnsatisfiable: UnsatisfiableSpread.SCHEDULE_ANYWAY }] },
      'has minDomains, which the API server accepts only with DO_NOT_SCHEDULE',
    ],
    ['a duplicate spread', { topologySpread: [zone, { ...zone, maxSkew: 2 }] }, 'two topology spreads are over topology.kubernetes.io/zone with the same whenUnsatisfiable'],
    ['an invalid label', { topologySpread: [{ ...zone, matchLabelKeys: ['a b'] }] }, 'names the label "a b", but'],
  ])('%s', (_, props, message) => {
    expect(() => podWith(props)).toThrow(message);
  });

  test.each(['', ' web'])('the AppArmor profile %j', profile => {
    expect(() => AppArmorProfile.localhost(profile)).toThrow('but it must be the name of a profile on the nodes');
  });
});

test('hostUsers: false works with all other settings', () => {
  expect(podWith({ hostUsers: false, relaxations: [Relaxation.serviceLinks('reads its peers from the environment')] }).hostUsers).toBe(false);
});
