import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Aspects, LeastPrivilegeChecks, SecureDeployment } from '../../src';

type Create = (chart: Chart) => ApiObject;

const pod = { containers: [{ name: 'app', image: 'registry.example.com/app:v1', resources: {}, volumeMounts: [] }] };

const deployment: Create = chart => new kplus.k8s.KubeDeployment(chart, 'web', {
  spec: { selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec: pod } },
});
const policy: Create = chart => new kplus.k8s.KubeNetworkPolicy(chart, 'policy', { spec: { podSelector: {} } });
const service: Create = chart => new kplus.k8s.KubeService(chart, 'service', { spec: { ports: [{ port: 80 }], clusterIp: '10.0.0.1' } });
const spread: Create = chart => ApiObject.of(new kplus.Deployment(chart, 'spread', { spread: true, containers: [{ image: 'registry.example.com/app:v1' }] }));

function problems(create: Create, ...patches: JsonPatch[]): string[] {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: 'payments' });
  create(chart).addJsonPatch(...patches);
  Aspects.of(app).add(new LeastPrivilegeChecks({ pack: 'essential' }));
  try {
    app.synthYaml();
    return [];
  } catch (error) {
    return [...(error as Error).message.matchAll(/the JSON patch (\S+) of '(\S+)' is lost/g)].map(([, path, place]) => `${path} ${place}`);
  }
}

const template = '/spec/template/spec';

test.each<[string, Create, JsonPatch, string]>([
  ['a field that cdk8s-plus does not know', deployment, JsonPatch.add(`${template}/containers/0/securityContext`, { appArmorProfile: { type: 'RuntimeDefault' } }), `${template}/containers/0/securityContext chart/web`],
  ['a quantity as a string', deployment, JsonPatch.add(`${template}/containers/0/resources/limits`, { memory: '2Gi' }), `${template}/containers/0/resources/limits chart/web`],
  ['the source of a volume', deployment, JsonPatch.add(`${template}/volumes`, [{ name: 'model', image: { reference: 'a' } }]), `${template}/volumes chart/web`],
  ['the port of a policy', policy, JsonPatch.add('/spec/egress', [{ ports: [{ port: 443 }] }]), '/spec/egress chart/policy'],
  ['the Kubernetes name of a field', deployment, JsonPatch.add(`${template}/hostIPC`, true), `${template}/hostIPC chart/web`],
])('a lost patch is an error: %s', (_, create, patch, lost) => {
  expect(problems(create, patch)).toEqual([lost]);
});

test.each<[string, Create, JsonPatch[]]>([
  ['a field that is known', deployment, [JsonPatch.add(`${template}/priorityClassName`, 'high')]],
  ['the cdk8s-plus name of a field', deployment, [JsonPatch.add(`${template}/hostIpc`, false)]],
  ['another value for such a name', service, [JsonPatch.replace('/spec/clusterIp', '10.0.0.2')]],
  ['a Quantity', deployment, [JsonPatch.add(`${template}/containers/0/resources/limits`, { memory: kplus.k8s.Quantity.fromString('2Gi') })]],
  ['an IntOrString', policy, [JsonPatch.add('/spec/egress', [{ ports: [{ port: kplus.k8s.IntOrString.fromNumber(443) }] }])]],
  ['an item at the end of a list', service, [JsonPatch.add('/spec/ports/-', { name: 'b', port: 81 }), JsonPatch.add('/spec/ports/-', { name: 'c', port: 82 })]],
  ['a patch that a later one overwrites', deployment, [JsonPatch.add(`${template}/priorityClassName`, 'high'), JsonPatch.replace(`${template}/priorityClassName`, 'low')]],
  ['a removal', deployment, [JsonPatch.remove('/spec/selector')]],
  ['a test', deployment, [JsonPatch.test('/kind', 'Deployment')]],
  ['a label', deployment, [JsonPatch.add('/metadata/labels', { 'example.com/a-b': 'c' })]],
  ['a patch of a workload that grows at each rendering', spread, [JsonPatch.add('/spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/-', { topologyKey: 'rack' })]],
  ['an object of this library', chart => ApiObject.of(new SecureDeployment(chart, 'ours', { containers: [{ image: 'registry.example.com/app:v1' }] })), [JsonPatch.add(`${template}/hostUsers`, false)]],
  ['a plain object', chart => new ApiObject(chart, 'plain', { apiVersion: 'v1', kind: 'ConfigMap' }), [JsonPatch.add('/fieldOfTomorrow', 1)]],
])('a patch with an effect is valid: %s', (_, create, patches) => {
  expect(problems(create, ...patches)).toEqual([]);
});

test('the message shows the rendered value and the fix', () => {
  const app = new App();
  const chart = new Chart(app, 'chart', { namespace: 'payments' });
  deployment(chart).addJsonPatch(JsonPatch.add(`${template}/resources`, { limits: { cpu: '1' } }));
  Aspects.of(app).add(new LeastPrivilegeChecks());
  expect(() => app.synthYaml()).toThrow(`the JSON patch ${template}/resources of 'chart/web' is lost: its class KubeDeployment should write {"limits":{"cpu":"1"}} there, and writes nothing. Write a quantity as k8s.Quantity.fromString()`);
});
