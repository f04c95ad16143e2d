import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { newChart, renderedPod, manifestOf } from './_pods';
import { ApiAccess, Relaxation, SecurePod, SecurePodProps } from '../../src';

const REASON = 'needed by the node agent';
const APP = { name: 'app', image: 'app:v1' };

function pod(props: SecurePodProps): any {
  const chart = newChart();
  new SecurePod(chart, 'pod', { containers: [APP], ...props });
  return { spec: renderedPod(chart), annotations: manifestOf(chart, 'Pod').metadata.annotations };
}

interface Case {
  readonly name: string;
  readonly relaxation: Relaxation;
  /** Its changes to the rendered pod spec. */
  readonly rendered: object;
  readonly accepted: { [rule: string]: string };
  /** The inherited property that is refused without it. */
  readonly inherited?: (scope: Chart) => SecurePodProps;
  readonly message?: string;
}

const container = (securityContext: object) => ({ containers: [{ name: 'app', securityContext }] });
const withContext = (securityContext: kplus.ContainerSecurityContextProps) => () => ({ containers: [{ ...APP, securityContext }] });

const CASES: Case[] = [
  {
    name: 'writableRootFilesystem',
    relaxation: Relaxation.writableRootFilesystem(REASON, { containers: ['app'] }),
    rendered: container({ readOnlyRootFilesystem: false }),
    accepted: { 'writable-root-filesystem': '[container app]' },
    inherited: withContext({ readOnlyRootFilesystem: false }),
    message: "the container 'app' has readOnlyRootFilesystem: false; remove it, or write relaxations: [Relaxation.writableRootFilesystem('<reason>', { containers: ['app'] })]",
  },
  {
    name: 'runAsRoot',
    relaxation: Relaxation.runAsRoot(REASON, { containers: ['app'] }),
    rendered: container({ runAsNonRoot: false }),
    accepted: { 'run-as-root': '[container app]' },
    inherited: withContext({ ensureNonRoot: false }),
    message: "the container 'app' has ensureNonRoot: false; remove it, or write relaxations: [Relaxation.runAsRoot('<reason>', { containers: ['app'] })]",
  },
  {
    name: 'runAsRoot for user 0',
    relaxation: Relaxation.runAsRoot(REASON, { containers: ['app'] }),
    rendered: container({ runAsNonRoot: false }),
    accepted: { 'run-as-root': '[container app]' },
    inherited: withContext({ user: 0 }),
    message: "the container 'app' has user: 0; remove it, or write relaxations: [Relaxation.runAsRoot('<reason>', { containers: ['app'] })]",
  },
  {
    name: 'privilegeEscalation',
    relaxation: Relaxation.privilegeEscalation(REASON, { containers: ['app'] }),
    rendered: container({ allowPrivilegeEscalation: true, privileged: false }),
    accepted: { 'privilege-escalation': '[container app]' },
    inherited: withContext({ allowPrivilegeEscalation: true }),
    message: "the container 'app' has allowPrivilegeEscalation: true; remove it, or write relaxations: [Relaxation.privilegeEscalation('<reason>', { containers: ['app'] })]",
  },
  {
    name: 'privileged, with which the API server requires privilege escalation',
    relaxation: Relaxation.privileged(REASON, { containers: ['app'] }),
    rendered: container({ privileged: true, allowPrivilegeEscalation: true }),
    accepted: { 'privileged-container': '[container app]', 'privilege-escalation': '[container app]' },
    inherited: withContext({ privileged: true, allowPrivilegeEscalation: true }),
    message: "the container 'app' has privileged: true; remove it, or write relaxations: [Relaxation.privileged('<reason>', { containers: ['app'] })]",
  },
  {
    name: 'addedCapabilities',
    relaxation: Relaxation.addedCapabilities(REASON, [kplus.Capability.NET_ADMIN, kplus.Capability.SYS_TIME], { containers: ['app'] }),
    rendered: container({ capabilities: { add: ['NET_ADMIN', 'SYS_TIME'], drop: ['ALL'] } }),
    accepted: {
      'added-capability': `[container app NET_ADMIN] ${REASON}\n[container app SYS_TIME]`,
      'capability-above-baseline': `[container app NET_ADMIN] ${REASON}\n[container app SYS_TIME]`,
    },
    inherited: withContext({ capabilities: { add: [kplus.Capability.NET_ADMIN] } }),
    message: "the container 'app' has the added capability NET_ADMIN; remove it, or write relaxations: [Relaxation.addedCapabilities('<reason>', [Capability.NET_ADMIN], { containers: ['app'] })]",
  },
  {
    name: 'unconfinedSeccomp',
    relaxation: Relaxation.unconfinedSeccomp(REASON, { containers: ['app'] }),
    rendered: container({ seccompProfile: { type: 'Unconfined' } }),
    accepted: { 'seccomp-unconfined': '[container app]' },
    inherited: withContext({ seccompProfile: { type: kplus.SeccompProfileType.UNCONFINED } }),
    message: "the container 'app' has the seccomp profile 'Unconfined'; remove it, or write relaxations: [Relaxation.unconfinedSeccomp('<reason>', { containers: ['app'] })]",
  },
  {
    name: 'hostPorts',
    relaxation: Relaxation.hostPorts(REASON, { containers: ['app'] }),
    rendered: {},
    accepted: { 'host-port': '[container app 80]' },
    inherited: () => ({ containers: [{ ...APP, ports: [{ number: 8080, hostPort: 80 }] }] }),
    message: "the container 'app' has a hostPort; remove it, or write relaxations: [Relaxation.hostPorts('<reason>', { containers: ['app'] })]",
  },
  {
    name: 'probeHost',
    relaxation: Relaxation.probeHost(REASON, { containers: ['app'] }),
    rendered: {},
    accepted: { 'host-probe': '[container app 169.254.169.254]' },
    inherited: () => ({ containers: [{ ...APP, liveness: kplus.Probe.fromTcpSocket({ port: 80, host: '169.254.169.254' }) }] }),
    message: "the container 'app' has a probe or lifecycle hook with a host; remove it, or write relaxations: [Relaxation.probeHost('<reason>', { containers: ['app'] })]",
  },
  {
    name: 'hostNetwork',
    relaxation: Relaxation.hostNetwork(REASON),
    rendered: { hostNetwork: true },
    accepted: { 'host-network': '[pod]' },
    inherited: () => ({ hostNetwork: true }),
    message: "the pod has hostNetwork: true; remove it, or write relaxations: [Relaxation.hostNetwork('<reason>')]",
  },
  { name: 'hostPid', relaxation: Relaxation.hostPid(REASON), rendered: { hostPID: true }, accepted: { 'host-pid': '[pod]' } },
  { name: 'hostIpc', relaxation: Relaxation.hostIpc(REASON), rendered: { hostIPC: true }, accepted: { 'host-ipc': '[pod]' } },
  {
    name: 'sharedProcessNamespace',
    relaxation: Relaxation.sharedProcessNamespace(REASON),
    rendered: { shareProcessNamespace: true },
    accepted: { 'shared-process-namespace': '[pod]' },
  },
  { name: 'serviceLinks', relaxation: Relaxation.serviceLinks(REASON), rendered: { enableServiceLinks: true }, accepted: { 'service-links': '[pod]' } },
  {
    name: 'hostPath',
    relaxation: Relaxation.hostPath(REASON, ['host']),
    rendered: {},
    accepted: { 'host-path-volume': '[volume host /var/log]' },
    inherited: scope => ({ volumes: [kplus.Volume.fromHostPath(scope, 'host', 'host', { path: '/var/log' })] }),
    message: "the volume 'host' is of type hostPath; use another, or write relaxations: [Relaxation.hostPath('<reason>', ['host'])]",
  },
  {
    name: 'volumeTypes',
    relaxation: Relaxation.volumeTypes(REASON, ['files']),
    rendered: {},
    accepted: { 'restricted-volume-type': '[volume files nfs]' },
    inherited: scope => ({ volumes: [kplus.Volume.fromNfs(scope, 'files', 'files', { server: 'nfs', path: '/' })] }),
    message: "the volume 'files' is of type nfs; use another, or write relaxations: [Relaxation.volumeTypes('<reason>', ['files'])]",
  },
  {
    name: 'sysctls',
    relaxation: Relaxation.sysctls(REASON, ['net.core.somaxconn']),
    rendered: {},
    accepted: { 'unsafe-sysctl': '[sysctl net.core.somaxconn]' },
    inherited: () => ({ securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }, { name: 'net.ipv4.tcp_syncookies', value: '1' }] } }),
    message: "the pod sets the kernel parameter 'net.core.somaxconn', which Pod Security does not count as safe; remove it, or write relaxations: [Relaxation.sysctls('<reason>', ['net.core.somaxconn'])]",
  },
];

describe.each(CASES)('$name', ({ relaxation, rendered, accepted, inherited, message }) => {
  const expected = Object.fromEntries(Object.entries(accepted).map(([rule, key]) => [`cdk8s-least-privilege/accept.${rule}`, `${key} ${REASON}`]));

  test(inherited ? 'the inherited property is refused without it and accepted with it' : 'stands in the manifest with its reason', () => {
    if (inherited) {
      const refused = newChart();
      expect(() => new SecurePod(refused, 'pod', { containers: [APP], ...inherited(refused) })).toThrow(new Error(message));
    }
    const chart = newChart();
    new SecurePod(chart, 'pod', { containers: [APP], ...inherited?.(chart), relaxations: [relaxation] });
    expect(manifestOf(chart, 'Pod').metadata.annotations).toEqual(expected);
    expect(renderedPod(chart)).toMatchObject(rendered);
  });

});

describe.each(CASES.filter(({ rendered }) => Object.keys(rendered).length > 0))('$name', ({ relaxation, rendered }) => {
  test('weakens without another property', () => {
    expect(pod({ relaxations: [relaxation] }).spec).toMatchObject(rendered);
  });
});

test('unlimitedMemory omits the limit of the named container only', () => {
  const { spec, annotations } = pod({ containers: [APP, { name: 'web', image: 'web' }], relaxations: [Relaxation.unlimitedMemory(REASON, { containers: ['app'] })] });
  expect(spec.containers[0].resources).toEqual({ requests: { cpu: '100m', memory: '128Mi' } });
  expect(spec.containers[1].resources.limits).toEqual({ memory: '512Mi' });
  expect(annotations).toEqual({ 'cdk8s-least-privilege/accept.missing-memory-limit': `[container app] ${REASON}` });
});

test('a relaxation of one container keeps the others hardened', () => {
  const { spec } = pod({ containers: [APP, { name: 'web', image: 'web' }], relaxations: [Relaxation.privileged(REASON, { containers: ['app'] }), Relaxation.runAsRoot(REASON, { containers: ['app'] })] });
  expect(spec.containers[1].securityContext).toEqual({
    allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, privileged: false, readOnlyRootFilesystem: true, runAsNonRoot: true,
  });
});

// https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline: since 1.37; a cluster of 1.34 refuses the pod.
test('a kernel parameter that only newer versions of Kubernetes consider safe needs a relaxation', () => {
  const securityContext = { sysctls: [{ name: 'net.ipv4.tcp_notsent_lowat', value: '1' }] };
  expect(() => pod({ securityContext })).toThrow("the pod sets the kernel parameter 'net.ipv4.tcp_notsent_lowat', which Pod Security does not count as safe");
  expect(pod({ securityContext, relaxations: [Relaxation.sysctls(REASON, ['net.ipv4.tcp_notsent_lowat'])] }).spec.securityContext.sysctls).toHaveLength(1);
});

test('automount is refused with any relaxation', () => {
  expect(() => pod({ automountServiceAccountToken: true, relaxations: [Relaxation.privileged(REASON, { containers: ['app'] })] })).toThrow(new Error(
    'automountServiceAccountToken: true is always refused, because it mounts a token into every container; name those that need one with apiAccess or mountToken()'));
});

test('an annotation cannot switch AppArmor off, whenever it is added', () => {
  const key = 'container.apparmor.security.beta.kubernetes.io/app';
  const message = `[app/pod] the pods have the annotation ${key}: unconfined, which switches AppArmor off; remove it, or name a profile with localhost/<profile>`;
  expect(() => pod({ metadata: { annotations: { [key]: 'unconfined' } } })).toThrow(message);
  const chart = newChart();
  const late = new SecurePod(chart, 'pod', { containers: [APP] });
  late.metadata.addAnnotation(key, 'localhost/profile');
  expect(manifestOf(chart, 'Pod').metadata.annotations).toEqual({ [key]: 'localhost/profile' });
  late.metadata.addAnnotation(key, 'unconfined');
  expect(() => chart.toJson()).toThrow(message);
});

test('the pod context is checked like the container context', () => {
  expect(() => pod({ securityContext: { ensureNonRoot: false } })).toThrow(new Error(
    "the pod has ensureNonRoot: false; remove it, or write relaxations: [Relaxation.runAsRoot('<reason>', { containers: ['<container>'] })]"));
  expect(() => pod({ securityContext: { user: 0 } })).toThrow(new Error(
    "the pod has user: 0; remove it, or write relaxations: [Relaxation.runAsRoot('<reason>', { containers: ['<container>'] })]"));
});

test('a shared process namespace and a token need a second reason', () => {
  const shared = Relaxation.sharedProcessNamespace(REASON);
  expect(() => pod({ apiAccess: ApiAccess.inContainers('app'), relaxations: [shared] })).toThrow(
    "[app/pod] a container holds a token, but with Relaxation.sharedProcessNamespace every container of the pod can read it; remove one of the two, or add Relaxation.tokenInSharedProcessNamespace('<reason>')");
  const { spec, annotations } = pod({ apiAccess: ApiAccess.inContainers('app'), relaxations: [shared, Relaxation.tokenInSharedProcessNamespace(REASON)] });
  expect(spec.shareProcessNamespace).toBe(true);
  expect(Object.keys(annotations)).toEqual(['cdk8s-least-privilege/accept.shared-process-namespace', 'cdk8s-least-privilege/accept.token-in-shared-process-namespace']);
});

test.each([
  [() => Relaxation.hostNetwork('because'), 'Relaxation.hostNetwork: a reason needs at least 10 characters for a reviewer to assess it, got "because"'],
  [() => Relaxation.runAsRoot(REASON, { containers: [] }), "Relaxation.runAsRoot names an empty list of containers; write containers: ['app'], or leave it out for the only regular container"],
  [() => Relaxation.hostPath(REASON, []), "Relaxation.hostPath names no volume; write Relaxation.hostPath('<reason>', ['<volume>'])"],
  [() => Relaxation.sysctls(REASON, undefined!), "Relaxation.sysctls names no sysctl; write Relaxation.sysctls('<reason>', ['<sysctl>'])"],
  [() => Relaxation.addedCapabilities(REASON, []), "Relaxation.addedCapabilities names no capability; write Relaxation.addedCapabilities('<reason>', [Capability.NET_ADMIN])"],
  [() => Relaxation.runAsRoot(REASON, 'app' as unknown as object), 'Relaxation.runAsRoot takes options after the reason, got "app"; it has until, owner, ticket, containers'],
  [() => Relaxation.hostNetwork(REASON, { containers: ['app'] } as object), 'Relaxation.hostNetwork has no option "containers"; it has until, owner, ticket'],
  [() => Relaxation.hostNetwork(REASON, { until: '2999-02-30' }), 'Relaxation.hostNetwork: a date must be a calendar day as YYYY-MM-DD, got "2999-02-30"'],
  [() => Relaxation.runAsRoot(REASON, { owner: 'web team' }), 'Relaxation.runAsRoot: an owner is one word without spaces and quotes, such as team-payments, got "web team"'],
])('refuses a relaxation without a reason or a target (%#)', (call, message) => {
  expect(call).toThrow(new Error(message));
});

test('an unknown container or volume is an error at synth', () => {
  expect(() => pod({ relaxations: [Relaxation.runAsRoot(REASON, { containers: ['ap'] })] })).toThrow("[app/pod] Relaxation.runAsRoot names the container 'ap', but the pod has 'app'; write one of these");
  expect(() => pod({ relaxations: [Relaxation.hostPath(REASON, ['logs'])] })).toThrow("[app/pod] Relaxation.hostPath names the volume 'logs', but the pod has none; write one of these");
});

test('a date, an owner and a ticket are written after the reason', () => {
  const options = { until: '2999-01-31', owner: 'team-node', ticket: 'OPS-7' };
  const { annotations } = pod({ relaxations: [Relaxation.hostNetwork(REASON, options), Relaxation.runAsRoot(REASON, { containers: ['app'], ...options })] });
  expect(annotations).toEqual({
    'cdk8s-least-privilege/accept.host-network': `[pod] ${REASON} owner=team-node ticket=OPS-7 until=2999-01-31`,
    'cdk8s-least-privilege/accept.run-as-root': `[container app] ${REASON} owner=team-node ticket=OPS-7 until=2999-01-31`,
  });
});

describe('without a name', () => {
  const relaxation = Relaxation.runAsRoot(REASON);
  const OTHER = { name: 'web', image: 'web:v1' };
  const message = "Relaxation.runAsRoot names no container, but the pod has 'app', 'web'; write containers: ['<name>'] in its options";

  test('it applies to the only regular container, and init containers stay hardened', () => {
    const { spec, annotations } = pod({ initContainers: [OTHER], relaxations: [relaxation] });
    expect(spec.containers[0].securityContext.runAsNonRoot).toBe(false);
    expect(spec.initContainers[0].securityContext.runAsNonRoot).toBe(true);
    expect(annotations).toEqual({ 'cdk8s-least-privilege/accept.run-as-root': `[container app] ${REASON}` });
  });

  test('that container may be added later', () => {
    const chart = newChart();
    const late = new SecurePod(chart, 'pod', { relaxations: [relaxation, Relaxation.addedCapabilities(REASON, [kplus.Capability.CHOWN])] });
    late.addContainer({ ...APP, securityContext: { user: 0, ensureNonRoot: false, capabilities: { add: [kplus.Capability.CHOWN] } } });
    expect(manifestOf(chart, 'Pod').metadata.annotations).toEqual({
      'cdk8s-least-privilege/accept.added-capability': `[container app CHOWN] ${REASON}`,
      'cdk8s-least-privilege/accept.run-as-root': `[container app] ${REASON}`,
    });
  });

  test('it must name a container if the pod has several', () => {
    expect(() => pod({ containers: [APP, OTHER], relaxations: [relaxation] })).toThrow(new Error(message));
    const late = new SecurePod(newChart(), 'pod', { containers: [APP], relaxations: [relaxation] });
    expect(() => late.addContainer(OTHER)).toThrow(new Error(message));
  });
});
