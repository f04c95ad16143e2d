import { ApiObject, Duration, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { KINDS, newChart } from './_pods';
import { ApiAccess, BoundToken, Relaxation, SecureDeployment, SecureDeploymentProps, SecureStatefulSet } from '../../src';

const image = 'registry.example.com/app:v1';

function web(props: SecureDeploymentProps = {}): SecureDeployment {
  return new SecureDeployment(newChart(), 'web', { containers: [{ name: 'app', image }], ...props });
}

function problems(workload: SecureDeployment | SecureStatefulSet): string[] {
  return workload.node.validate();
}

function annotated(annotations: { [name: string]: string }, props: SecureDeploymentProps = {}): SecureDeployment {
  return web({ podMetadata: { annotations }, ...props });
}

const windows = kplus.Node.labeled(kplus.NodeLabelQuery.is('kubernetes.io/os', 'windows'));
const WINDOWS = 'its pods run on Windows, but hardened workloads set security fields of Linux, which Windows refuses or ignores; write a workload of cdk8s-plus and add Hardening, which leaves them out there';

describe('pods for Windows', () => {
  test.each<[string, (workload: SecureDeployment) => void]>([
    ['by a required node affinity', workload => workload.scheduling.attract(windows)],
    ['by os.name', workload => ApiObject.of(workload).addJsonPatch(JsonPatch.add('/spec/template/spec/os', { name: 'windows' }))],
    ['by a node selector', workload => ApiObject.of(workload).addJsonPatch(JsonPatch.add('/spec/template/spec/nodeSelector', { 'kubernetes.io/os': 'windows' }))],
  ])('are refused: %s', (_, change) => {
    const workload = web();
    change(workload);
    expect(problems(workload)).toEqual([WINDOWS]);
  });

  test.each<[string, (workload: SecureDeployment) => void]>([
    ['by a preferred affinity', workload => workload.scheduling.attract(windows, { weight: 1 })],
    ['on either system', workload => {
      workload.scheduling.attract(windows);
      workload.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.is('kubernetes.io/os', 'linux')));
    }],
    ['on nodes without the label', workload => workload.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.doesNotExist('kubernetes.io/os')))],
    ['on Linux', workload => ApiObject.of(workload).addJsonPatch(JsonPatch.add('/spec/template/spec/os', { name: 'linux' }))],
  ])('are not assumed: %s', (_, change) => {
    const workload = web();
    change(workload);
    expect(problems(workload)).toEqual([]);
  });

  test.each(KINDS)('are refused for Secure$kind', ({ create }) => {
    const workload = create(newChart(), 'web', { containers: [{ name: 'app', image, portNumber: 8080 }] });
    (workload as SecureDeployment).scheduling.attract(windows);
    expect(workload.node.validate()).toEqual([WINDOWS]);
  });
});

describe('ports below 1024', () => {
  const listening = (port: number, container: Partial<kplus.ContainerProps> = {}): SecureDeploymentProps => ({ containers: [{ name: 'app', image, portNumber: port, ...container }] });
  const sysctls = (value: string): SecureDeploymentProps => ({ securityContext: { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value }] } });
  const message = "the container 'app' has the port 80, which a process without capabilities can't bind; let it listen on a port from 1024, to which a Service can forward 80, or write securityContext: { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] } on the pod";

  test.each<[string, SecureDeploymentProps]>([
    ['by default', listening(80)],
    ['as root, without capabilities', { ...listening(80), relaxations: [Relaxation.runAsRoot('the image runs as root')] }],
    ['below the lowest port of the sysctl', { ...listening(80), ...sysctls('443') }],
    ['with an unrelated capability', { ...listening(80, { securityContext: { capabilities: { add: [kplus.Capability.NET_RAW] } } }), relaxations: [Relaxation.addedCapabilities('it sends raw packets', [kplus.Capability.NET_RAW])] }],
  ])('are refused %s', (_, props) => {
    expect(problems(web(props))).toEqual([message]);
  });

  test.each<[string, SecureDeploymentProps]>([
    ['a higher port', listening(1024)],
    ['the sysctl', { ...listening(80), ...sysctls('0') }],
    ['the sysctl up to the port', { ...listening(80), ...sysctls('80') }],
    ['the capability', listening(80, { securityContext: { capabilities: { add: [kplus.Capability.NET_BIND_SERVICE] } } })],
    ['a privileged container', { ...listening(80), relaxations: [Relaxation.privileged('it changes the node itself')] }],
  ])('work with %s', (_, props) => {
    expect(problems(web(props))).toEqual([]);
  });

  test('work with a sysctl from a patch', () => {
    const workload = web(listening(80));
    ApiObject.of(workload).addJsonPatch(JsonPatch.add('/spec/template/spec/securityContext/sysctls', [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }]));
    expect(problems(workload)).toEqual([]);
  });
});

describe('annotations that name a volume', () => {
  const VAULT = 'vault.hashicorp.com/agent-service-account-token-volume-name';

  test('are refused if the pod lacks it', () => {
    expect(problems(annotated({ [VAULT]: 'vault-tokn' })))
      .toEqual([`the annotation ${VAULT} names the volume 'vault-tokn', but the pod has 'tmp-app'; write addTokenVolume(BoundToken.forAudience('vault'), 'vault-tokn')`]);
    expect(problems(annotated({ 'backup.velero.io/backup-volumes': 'tmp-app, data' })))
      .toEqual(["the annotation backup.velero.io/backup-volumes names the volume 'data', but the pod has 'tmp-app'; write one of these"]);
  });

  test('are valid if the pod has it, or another tool fills it in', () => {
    const workload = annotated({ [VAULT]: 'vault-token' });
    workload.addTokenVolume(BoundToken.forAudience('vault'), 'vault-token');
    expect(problems(workload)).toEqual([]);
    expect(problems(annotated({ [VAULT]: '${VOLUME}' }))).toEqual([]);
  });

  test('are valid if a claim template or a patch adds it', () => {
    const workload = new SecureStatefulSet(newChart(), 'web', {
      containers: [{ name: 'app', image, portNumber: 8080 }], podMetadata: { annotations: { 'backup.velero.io/backup-volumes': 'data,more' } },
    });
    ApiObject.of(workload).addJsonPatch(
      JsonPatch.add('/spec/volumeClaimTemplates', [{ metadata: { name: 'data' }, spec: {} }]),
      JsonPatch.add('/spec/template/spec/volumes/-', { name: 'more', emptyDir: {} }),
    );
    expect(problems(workload)).toEqual([]);
  });
});

describe("Vault's agent", () => {
  const inject = { 'vault.hashicorp.com/agent-inject': 'true' };
  const remedy = "write addTokenVolume(BoundToken.forAudience('vault'), 'vault-token') and the annotation vault.hashicorp.com/agent-service-account-token-volume-name: vault-token";

  test('is refused without its volume if it would use the token for the Kubernetes API', () => {
    expect(problems(annotated(inject, { apiAccess: ApiAccess.inContainers('app') })))
      .toEqual([`the annotation vault.hashicorp.com/agent-inject asks for Vault's agent, which would log in with the token for the Kubernetes API at /var/run/secrets/kubernetes.io/serviceaccount; ${remedy}`]);
  });

  test('is refused without its volume if it would find no token', () => {
    expect(problems(annotated(inject))).toEqual([`the annotation vault.hashicorp.com/agent-inject asks for Vault's agent, which finds no token to log in with; ${remedy}`]);
  });

  test('works with its volume, with another token that it finds, or without a token', () => {
    const named = annotated({ ...inject, 'vault.hashicorp.com/agent-service-account-token-volume-name': 'vault-token' }, { apiAccess: ApiAccess.inContainers('app') });
    named.addTokenVolume(BoundToken.forAudience('vault'), 'vault-token');
    expect(problems(named)).toEqual([]);

    const found = annotated(inject);
    found.mountToken(BoundToken.forAudience('vault'), { containers: ['app'], mountPath: '/var/run/secrets/vault/serviceaccount' });
    expect(problems(found)).toEqual([]);

    expect(problems(annotated({ ...inject, 'vault.hashicorp.com/auth-type': 'approle' }))).toEqual([]);
    expect(problems(annotated({ 'vault.hashicorp.com/agent-inject': 'false' }))).toEqual([]);
  });
});

test('a token lifetime that the audit reports is refused', () => {
  expect(() => BoundToken.forKubernetesApi({ lifetime: Duration.hours(24) })).not.toThrow();
  expect(() => BoundToken.forAudience('vault', { lifetime: Duration.seconds(24 * 60 * 60 + 1) }))
    .toThrow('the lifetime of a bound token must be at most 24 hours, got 86401 seconds: the kubelet renews the file after 24 hours at the latest, regardless of the lifetime; write Duration.hours(1)');
});
