import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { acceptanceAnnotation, ACCEPTED_RULES, parseAcceptances } from '../../../src/acceptance';
import { PodSecurity, Relaxation, SecureDeployment, SecureNamespace } from '../../../src/index';
import { ManifestObject } from '../../../src/manifest/manifest-object';
import { AppModel } from '../../../src/model/app-model';
import { rulesOf } from '../_rules-of';
import { run } from '../_violations';

const POD_RULES = rulesOf('pods');

const REASON = 'the vendor ships it this way';
const APP = { name: 'app', image: 'registry.example.com/app:v1.2.3' };

function findings(build: (chart: Chart) => void): { object: ManifestObject; rule: string; key: string }[] {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'shop' });
  build(chart);
  const objects = (Testing.synth(chart) as ManifestObject['manifest'][]).map(manifest => {
    const { apiVersion, kind, metadata } = manifest as { apiVersion: string; kind: string; metadata: { name: string; namespace?: string } };
    return { apiVersion, kind, name: metadata.name, namespace: metadata.namespace, manifest, origin: { position: () => undefined } };
  });
  const model = new AppModel(objects);
  return POD_RULES.flatMap(rule => run(rule, model).map(({ object, key }) => ({ object, rule: rule.id, key })));
}

const POD_RULE_IDS = POD_RULES.map(({ id }) => id);

/** The acceptances of rules on pods in the annotations of an object. */
function acceptedBy({ manifest }: ManifestObject): string[] {
  const { annotations = {} } = manifest.metadata as { annotations?: { [key: string]: string } };
  return ACCEPTED_RULES.filter(rule => POD_RULE_IDS.includes(rule))
    .flatMap(rule => parseAcceptances(annotations[acceptanceAnnotation(rule)] ?? '').map(({ key }) => `${rule} [${key}]`)).sort();
}

test('a secure workload in a secure namespace has no findings', () => {
  expect(findings(chart => {
    new SecureNamespace(chart, 'shop');
    new SecureDeployment(chart, 'web', { containers: [APP], initContainers: [{ ...APP, name: 'setup' }] });
  })).toEqual([]);
});

type Case = readonly [
  what: string, Relaxation, (Partial<kplus.ContainerProps> | undefined)?, Partial<kplus.DeploymentProps>?, ((deployment: SecureDeployment) => void)?,
];

const hostPath = (deployment: SecureDeployment) => deployment.addVolume(kplus.Volume.fromHostPath(deployment, 'data', 'data', { path: '/data' }));
const share = (deployment: SecureDeployment) => deployment.addVolume(kplus.Volume.fromNfs(deployment, 'data', 'data', { server: 'storage', path: '/data' }));

const CASES: readonly Case[] = [
  ['writableRootFilesystem', Relaxation.writableRootFilesystem(REASON, { containers: ['app'] })],
  ['runAsRoot', Relaxation.runAsRoot(REASON, { containers: ['app'] })],
  ['runAsRoot with user 0', Relaxation.runAsRoot(REASON, { containers: ['app'] }), { securityContext: { user: 0, ensureNonRoot: false } }],
  ['runAsRoot with user 0 of the pod', Relaxation.runAsRoot(REASON, { containers: ['app'] }), undefined, { securityContext: { user: 0, ensureNonRoot: false } }],
  ['privilegeEscalation', Relaxation.privilegeEscalation(REASON, { containers: ['app'] })],
  ['privileged', Relaxation.privileged(REASON, { containers: ['app'] })],
  ['addedCapabilities', Relaxation.addedCapabilities(REASON, [kplus.Capability.NET_ADMIN, kplus.Capability.CHOWN], { containers: ['app'] })],
  ['unconfinedSeccomp', Relaxation.unconfinedSeccomp(REASON, { containers: ['app'] })],
  ['hostPorts', Relaxation.hostPorts(REASON, { containers: ['app'] }), { ports: [{ number: 8080, hostPort: 8080 }, { number: 8081, hostPort: 8081, name: 'b' }] }],
  ['probeHost', Relaxation.probeHost(REASON, { containers: ['app'] }), { liveness: kplus.Probe.fromTcpSocket({ port: 80, host: 'other' }), readiness: kplus.Probe.fromTcpSocket({ port: 80, host: 'other' }) }],
  ['unlimitedMemory', Relaxation.unlimitedMemory(REASON, { containers: ['app'] })],
  ['hostNetwork', Relaxation.hostNetwork(REASON)],
  ['hostPid', Relaxation.hostPid(REASON)],
  ['hostIpc', Relaxation.hostIpc(REASON)],
  ['sharedProcessNamespace', Relaxation.sharedProcessNamespace(REASON)],
  ['serviceLinks', Relaxation.serviceLinks(REASON)],
  ['hostPath', Relaxation.hostPath(REASON, ['data']), undefined, undefined, hostPath],
  ['volumeTypes', Relaxation.volumeTypes(REASON, ['data']), undefined, undefined, share],
  ['sysctls', Relaxation.sysctls(REASON, ['net.core.somaxconn']), undefined, { securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] } }],
];

test.each(CASES.map(([what, relaxation, container, props, then]) => ({ what, relaxation, container, props, then })))(
  'Relaxation.$what accepts exactly what is reported', ({ relaxation, container, props, then }) => {
    const found = findings(chart => {
      const deployment = new SecureDeployment(chart, 'web', { ...props, containers: [{ ...APP, ...container }], relaxations: [relaxation] });
      then?.(deployment);
    });
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ rule, key }) => `${rule} [${key}]`).sort()).toEqual(acceptedBy(found[0].object));
  });

test.each([PodSecurity.baseline(REASON), PodSecurity.privileged(REASON)])('PodSecurity.$level accepts exactly what is reported', podSecurity => {
  const found = findings(chart => { new SecureNamespace(chart, 'shop', { podSecurity }); });
  expect(found.map(({ rule, key }) => `${rule} [${key}]`)).toEqual(acceptedBy(found[0].object));
});
