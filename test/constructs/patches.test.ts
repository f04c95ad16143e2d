import { ApiObject, App, Chart, Cron, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Aspects, HardenedDefaultServiceAccount, LeastPrivilegeChecks, MinimalRole, Permission, SecureCronJob, SecureDaemonSet, SecureDeployment, SecureJob, SecureNamespace, SecurePod, SecureServiceAccount, SecureStatefulSet, SupplementalGroupsPolicy } from '../../src';

const container = { name: 'app', image: 'registry.example.com/app:v1' };

function chart(): Chart {
  return new Chart(new App(), 'chart', { namespace: 'payments', disableResourceNameHashes: true });
}

function deployment(): SecureDeployment {
  return new SecureDeployment(chart(), 'web', { containers: [container] });
}

function written(construct: Parameters<typeof ApiObject.of>[0], ...patches: JsonPatch[]): any {
  ApiObject.of(construct).addJsonPatch(...patches);
  return ApiObject.of(construct).toJson();
}

const template = '/spec/template/spec';

test.each<[string, string, unknown]>([
  ['the AppArmor profile of a container', `${template}/containers/0/securityContext/appArmorProfile`, { type: 'RuntimeDefault' }],
  ['a quantity as text', `${template}/containers/0/resources/limits/memory`, '2Gi'],
  ['the resources of the pod', `${template}/resources`, { limits: { cpu: '1' } }],
  ['an int or string', '/spec/strategy/rollingUpdate/maxSurge', '50%'],
  ['a probe with a port as number', `${template}/containers/0/livenessProbe`, { httpGet: { path: '/', port: 8080 } }],
  ['a field of a future Kubernetes', `${template}/fieldOfTomorrow`, { a: [1] }],
  ['a label with the name of a field', '/spec/template/metadata/labels', { hostPid: 'x' }],
  ['a node label with the name of a field', `${template}/nodeSelector`, { hostIpc: 'x' }],
  ['an extended resource', `${template}/containers/0/resources/limits/nvidia.com~1gpu`, '1'],
])('%s is written as patched', (_, path, value) => {
  const spec = written(deployment(), JsonPatch.add(path, value));
  const found = path.split('/').slice(1).map(step => step.replace('~1', '/')).reduce((at, step) => at[step], spec);
  expect(found).toEqual(value);
});

test('an image volume is written with its source', () => {
  const { spec } = written(deployment(), JsonPatch.add(`${template}/volumes/-`, { name: 'model', image: { reference: 'registry.example.com/model:v1' } }));
  expect(spec.template.spec.volumes).toContainEqual({ name: 'model', image: { reference: 'registry.example.com/model:v1' } });
});

test.each<[string, JsonPatch, (spec: any) => unknown, unknown]>([
  ['hostIPC', JsonPatch.add(`${template}/hostIpc`, true), spec => spec.hostIPC, true],
  ['downwardAPI in a volume', JsonPatch.add(`${template}/volumes/-`, { name: 'info', downwardApi: { items: [] } }), spec => spec.volumes.at(-1), { name: 'info', downwardAPI: { items: [] } }],
  ['targetWWNs', JsonPatch.add(`${template}/volumes/-`, { name: 'fc', fc: { targetWwNs: ['a'] } }), spec => spec.volumes.at(-1), { name: 'fc', fc: { targetWWNs: ['a'] } }],
  ['setHostnameAsFQDN', JsonPatch.add(`${template}/setHostnameAsFqdn`, true), spec => spec.setHostnameAsFQDN, true],
  ['a Quantity', JsonPatch.replace(`${template}/containers/0/resources/limits`, { memory: kplus.k8s.Quantity.fromString('2Gi') }), spec => spec.containers[0].resources.limits, { memory: '2Gi' }],
  ['a Quantity as data', JsonPatch.replace(`${template}/containers/0/resources/limits/memory`, { value: '2Gi' }), spec => spec.containers[0].resources.limits.memory, '2Gi'],
  ['a variable, which also has a value', JsonPatch.add(`${template}/containers/0/env`, [{ name: 'A', value: 'b' }]), spec => spec.containers[0].env, [{ name: 'A', value: 'b' }]],
  ['a moved field', JsonPatch.move(`${template}/setHostnameAsFqdn`, `${template}/hostPid`), spec => spec.hostPID, false],
])('a patch with names of cdk8s-plus is written with those of Kubernetes: %s', (_, patch, read, expected) => {
  expect(read(written(deployment(), patch).spec.template.spec)).toEqual(expected);
});

test.each<[string, (scope: Chart) => kplus.Resource, string, (manifest: any) => unknown]>([
  ['SecurePod', scope => new SecurePod(scope, 'x', { containers: [container] }), '/spec', ({ spec }) => spec],
  ['SecureDeployment', scope => new SecureDeployment(scope, 'x', { containers: [container] }), '/spec', ({ spec }) => spec],
  ['SecureStatefulSet', scope => new SecureStatefulSet(scope, 'x', { containers: [{ ...container, portNumber: 8080 }] }), '/spec', ({ spec }) => spec],
  ['SecureDaemonSet', scope => new SecureDaemonSet(scope, 'x', { containers: [container] }), '/spec', ({ spec }) => spec],
  ['SecureJob', scope => new SecureJob(scope, 'x', { containers: [container] }), '/spec', ({ spec }) => spec],
  ['SecureCronJob', scope => new SecureCronJob(scope, 'x', { containers: [container], schedule: Cron.daily() }), '/spec', ({ spec }) => spec],
  ['SecureServiceAccount', scope => new SecureServiceAccount(scope, 'x'), '', manifest => manifest],
  ['HardenedDefaultServiceAccount', scope => new HardenedDefaultServiceAccount(scope, 'x'), '', manifest => manifest],
  ['SecureNamespace', scope => new SecureNamespace(scope, 'x'), '', manifest => manifest],
  ['MinimalRole', scope => new MinimalRole(scope, 'x', { permissions: [Permission.get(kplus.ApiResource.PODS)] }), '', manifest => manifest],
])('every object of the library keeps an unknown field: %s', (_, create, path, read) => {
  expect(read(written(create(chart()), JsonPatch.add(`${path}/fieldOfTomorrow`, 1)))).toMatchObject({ fieldOfTomorrow: 1 });
});

test.each([undefined, {}])('the network policies of a SecureNamespace with allowOnly: %j keep a port', allowOnly => {
  const namespace = new SecureNamespace(chart(), 'ns', { allowOnly });
  const policies = namespace.node.findAll().filter(construct => ApiObject.isApiObject(construct) && construct.kind === 'NetworkPolicy');
  expect(policies.length).toBeGreaterThan(0);
  const rule = { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ protocol: 'TCP', port: 443 }] };
  for (const policy of policies) { expect(written(policy, JsonPatch.add('/spec/egress', [rule])).spec.egress).toEqual([rule]); }
});

test('an object keeps its class and the class name', () => {
  const object = ApiObject.of(deployment());
  expect(object).toBeInstanceOf(kplus.k8s.KubeDeployment);
  expect(object.constructor.name).toBe('KubeDeployment');
});

test('rendering twice writes the same, with patches added later', () => {
  const web = deployment();
  const first = written(web, JsonPatch.add(`${template}/hostUsers`, false));
  expect(ApiObject.of(web).toJson()).toEqual(first);
  expect(written(web, JsonPatch.add(`${template}/runtimeClassName`, 'gvisor')).spec.template.spec).toMatchObject({ hostUsers: false, runtimeClassName: 'gvisor' });
});

test.each([
  [JsonPatch.add(`${template}/affinity/nodeAffinity/x`, 1), `the JSON patch add ${template}/affinity/nodeAffinity/x of 'chart/web/Resource' can't be applied: the manifest has nothing at that path; add its parent first`],
  [JsonPatch.test('/kind', 'Pod'), "the JSON patch test /kind of 'chart/web/Resource' can't be applied: the manifest has a different value"],
])('a patch that cannot be applied is an error', (patch, message) => {
  expect(() => written(deployment(), patch)).toThrow(message);
});

test.each([
  ['a privileged container', `${template}/containers/0/securityContext/privileged`, true],
  ['no AppArmor', `${template}/containers/0/securityContext/appArmorProfile`, { type: 'Unconfined' }],
  ['the processes of the node', `${template}/hostPID`, true],
  ['an automounted token', `${template}/automountServiceAccountToken`, true],
])('the checks find weakenings by a patch: %s', (_, path, value) => {
  const web = deployment();
  ApiObject.of(web).addJsonPatch(JsonPatch.add(path, value));
  Aspects.of(web.node.root).add(new LeastPrivilegeChecks());
  expect(() => (web.node.root as App).synthYaml()).toThrow('LeastPrivilegeChecks');
});

test('a patch also overrides a property that is written after the conversion', () => {
  const web = new SecureDeployment(chart(), 'web', { containers: [container], supplementalGroupsPolicy: SupplementalGroupsPolicy.STRICT });
  const path = `${template}/securityContext/supplementalGroupsPolicy`;
  expect(written(web, JsonPatch.test(path, 'Strict'), JsonPatch.replace(path, 'Merge')).spec.template.spec.securityContext).toMatchObject({ supplementalGroupsPolicy: 'Merge' });
});
