import { harden, pod } from './_manifests';
import { HardeningMeasures } from '../../../src';

const MEASURES = HardeningMeasures.all().map(measure => measure as string);

function kept(manifest: any): string[] {
  return harden([manifest], { measures: HardeningMeasures.all() }).entries
    .filter(({ measure }) => !MEASURES.includes(measure))
    .map(({ measure, container, outcome }) => `${outcome} ${measure}${container === undefined ? '' : ` ${container}`}`);
}

const CASES: [string, object, object, string[], string?][] = [
  // Name, fields of the pod, fields of the container, the report, an acceptance.
  ['hostNetwork', { hostNetwork: true }, {}, ['kept hostNamespaces'], 'host-network:[pod]'],
  ['hostPID', { hostPID: true }, {}, ['kept hostNamespaces'], 'host-pid:[pod]'],
  ['hostIPC', { hostIPC: true }, {}, ['kept hostNamespaces'], 'host-ipc:[pod]'],
  ['hostPath', { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] }, {}, ['kept hostPathVolumes'], 'host-path-volume:[volume logs /var/log]'],
  ['nfs', { volumes: [{ name: 'data', nfs: { server: 's', path: '/' } }] }, {}, ['kept restrictedVolumes'], 'restricted-volume-type:[volume data nfs]'],
  ['shareProcessNamespace', { shareProcessNamespace: true }, {}, ['kept shareProcessNamespace'], 'shared-process-namespace:[pod]'],
  ['an unsafe sysctl', { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } }, {}, ['kept sysctls'], 'unsafe-sysctl:[sysctl kernel.msgmax]'],
  ['privileged', {}, { securityContext: { privileged: true } }, ['kept privileged app'], 'privileged-container:[container app]'],
  ['hostPort', {}, { ports: [{ containerPort: 80, hostPort: 80 }] }, ['kept hostPorts app'], 'host-port:[container app 80]'],
  ['a probe of another host', {}, { livenessProbe: { httpGet: { host: 'example.com', port: 80 } } }, ['kept hostProbesAndHostLifecycle app'], 'host-probe:[container app example.com]'],
  ['root', {}, { securityContext: { runAsUser: 0 } }, ['kept runAsUser app'], 'run-as-root:[container app]'],
  ['root of the pod', { securityContext: { runAsUser: 0 } }, {}, ['kept runAsUser'], 'run-as-root:[container app]'],
  ['runAsNonRoot: false', {}, { securityContext: { runAsNonRoot: false } }, ['kept runAsNonRoot app'], 'run-as-root:[container app]'],
  ['a capability', {}, { securityContext: { capabilities: { add: ['NET_ADMIN', 'NET_BIND_SERVICE'] } } }, ['kept capabilities_baseline app'], 'added-capability:[container app NET_ADMIN]'],
  ['a capability of the default set', {}, { securityContext: { capabilities: { add: ['CHOWN'] } } }, ['kept capabilities_restricted app'], 'added-capability:[container app CHOWN]'],
  ['Unconfined', { securityContext: { seccompProfile: { type: 'Unconfined' } } }, {}, ['kept seccompProfile_baseline'], 'seccomp-unconfined:'],
  ['Unconfined of a container', {}, { securityContext: { seccompProfile: { type: 'Unconfined' } } }, ['kept seccompProfile_baseline app'], 'seccomp-unconfined:[container app]'],
  ['procMount', {}, { securityContext: { procMount: 'Unmasked' } }, ['kept procMount app']],
  ['AppArmor', {}, { securityContext: { appArmorProfile: { type: 'Unconfined' } } }, ['kept appArmorProfile app']],
  ['SELinux', {}, { securityContext: { seLinuxOptions: { user: 'root' } } }, ['kept seLinuxOptions app']],
];

describe.each(CASES)('%s', (_, spec, container, said, acceptance) => {
  test('is kept and reported once, also as a violation of "restricted" if it is one', () => {
    const manifest = pod(spec, container);
    expect(kept(manifest)).toEqual(said);
    const { manifests: [after] } = harden([manifest], { measures: HardeningMeasures.restricted() });
    expect(after.spec).toMatchObject({ ...spec, containers: [container] });
  });

  if (acceptance !== undefined) {
    const [rule, key] = acceptance.split(':');
    const annotated = (text: string): any => pod(spec, container, { annotations: { [`cdk8s-least-privilege/accept.${rule}`]: text } });

    test('is not reported if it is accepted', () => { expect(kept(annotated(`${key} for a good reason`))).toEqual([]); });

    test('is reported if only another finding is accepted', () => { expect(kept(annotated('[something else] for a good reason'))).toEqual(said); });
  }
});

test('accepting one capability does not accept another', () => {
  const context = { securityContext: { capabilities: { add: ['NET_ADMIN', 'SYS_PTRACE'] } } };
  expect(kept(pod({}, context, { annotations: { 'cdk8s-least-privilege/accept.added-capability': '[container app NET_ADMIN] for a good reason' } })))
    .toEqual(['kept capabilities_baseline app']);
});

test('dropping too few capabilities is not a weakening', () => {
  expect(harden([pod({}, { securityContext: { capabilities: { drop: ['MKNOD'] } } })]).entries.filter(({ outcome }) => outcome === 'kept')).toEqual([]);
});

test('AppArmor annotations of the pods are checked', () => {
  const annotations = { 'container.apparmor.security.beta.kubernetes.io/app': 'unconfined' };
  expect(kept(pod({}, {}, { annotations }))).toEqual(['kept appArmorProfile app']);
});

test('a Windows host process is kept', () => {
  const windows = { os: { name: 'windows' }, hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } };
  expect(kept(pod(windows))).toEqual(['kept hostNamespaces', 'kept windowsHostProcess']);
});

test('an accepted setting still violates "restricted"', () => {
  const manifest = pod({ hostNetwork: true }, {}, { annotations: { 'cdk8s-least-privilege/accept.host-network': 'for a good reason' } });
  expect(harden([manifest], { measures: HardeningMeasures.all() }).workloads[0].notRestricted).toEqual(['spec.hostNetwork is true; allowed: false']);
});

test('a hostPath volume violates "restricted" only once', () => {
  const manifest = pod({ volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] });
  expect(harden([manifest], { measures: HardeningMeasures.all() }).workloads[0].notRestricted).toHaveLength(1);
});

test('a violation in some versions of Kubernetes names them', () => {
  const securityContext = { runAsUser: 0, procMount: 'Unmasked' };
  const sysctls = [{ name: 'net.ipv4.tcp_slow_start_after_idle', value: '0' }];
  expect(harden([pod({ hostUsers: false, securityContext: { sysctls } }, { securityContext })]).workloads[0].notRestricted.filter(text => /runAsUser|procMount|sysctls/.test(text))).toEqual([
    expect.stringMatching(/^spec\.containers\[0\]\.securityContext\.procMount is "Unmasked"/),
    expect.stringMatching(/^up to Kubernetes 1\.36, spec\.securityContext\.sysctls\[0\]\.name is/),
    expect.stringMatching(/^up to Kubernetes 1\.34, spec\.containers\[0\]\.securityContext\.runAsUser is 0/),
  ]);
});

test.each(['privileged', 'SYS_ADMIN'])('a container with %s gets no setting that the API server refuses', what => {
  const securityContext = what === 'privileged' ? { privileged: true } : { capabilities: { add: [what] } };
  const { manifests: [after] } = harden([pod({}, { securityContext })], { measures: HardeningMeasures.all() });
  expect(after.spec.containers[0].securityContext.allowPrivilegeEscalation).toBeUndefined();
});
