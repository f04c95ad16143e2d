import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { featureDifferences } from '../../testbed/kubernetes/diff/features';
import { describeFields } from '../../testbed/kubernetes/diff/fields';
import { differences } from '../../testbed/kubernetes/diff/lines';
import { describePodSecurity } from '../../testbed/kubernetes/diff/pod-security';
import { describeResources } from '../../testbed/kubernetes/diff/resources';
import { describeRoles } from '../../testbed/kubernetes/diff/roles';
import { Source } from '../../testbed/kubernetes/source';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'source-')); });
afterAll(() => rmSync(folder, { recursive: true }));

/** The source of a version with these files. */
function source(name: string, files: { readonly [path: string]: string }): { readonly kubernetes: string; readonly podSecurity: string } {
  const kubernetes = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(kubernetes, path)), { recursive: true });
    writeFileSync(join(kubernetes, path), text);
  }
  return { kubernetes, podSecurity: join(kubernetes, 'policy') };
}

test('roles differ by their permissions', () => {
  const role = (name: string, ...verbs: string[]): any => ({ kind: 'ClusterRole', name, rules: [{ verbs, apiGroups: ['apps'], resources: ['deployments'] }] });
  const binding = (name: string): any => ({ kind: 'ClusterRoleBinding', name: 'b', roleKind: 'ClusterRole', roleName: 'a', subjects: [{ kind: 'Group', name }] });
  const before = describeRoles({ roles: [role('a', 'get', 'list'), role('gone', 'get'), role('same', 'get')], bindings: [binding('system:nodes')] });
  const after = describeRoles({ roles: [role('a', 'get', 'watch'), role('new', 'get'), role('same', 'get')], bindings: [binding('system:authenticated')] });
  expect(differences(before, after)).toEqual([
    '~ ClusterRole a: + watch deployments.apps; - list deployments.apps',
    '- ClusterRole gone',
    '+ ClusterRole new: get deployments.apps',
    '~ ClusterRoleBinding b: + ClusterRole a for Group system:authenticated; - ClusterRole a for Group system:nodes',
  ]);
});

test('controls of Pod Security differ by version and code', () => {
  const control = (id: string, more: string): string => `const checkXID CheckID = "x"\nfunc f() Check { return Check{ ID: ${id}, Level: api.LevelBaseline, Versions: []V{ {MinimumVersion: api.MajorMinorVersion(1, 0)},${more} } } }`;
  const before = source('psa-a', { 'policy/check_x.go': control('checkXID', ''), 'policy/check_y.go': control('"y"', ''), 'policy/check_y_test.go': '' });
  const after = source('psa-b', { 'policy/check_x.go': control('checkXID', ' {MinimumVersion: api.MajorMinorVersion(1, 38)}'), 'policy/check_y.go': control('"y"', '') });
  const lines = differences(describePodSecurity(before), describePodSecurity(after));
  expect(lines).toEqual([expect.stringMatching(/^~ x: \+ a check since 1\.38; \+ the code of check_x\.go \(\w{8}\); - the code of check_x\.go \(\w{8}\)$/)]);
});

test('features differ by their default', () => {
  const gate = (name: string, ...stages: boolean[]): string => `\t${name}: {\n${stages.map(on => `\t\t{Version: x, Default: ${on}},\n`).join('')}\t},\n`;
  const before = source('gates-a', { 'pkg/features/kube_features.go': gate('ComesOn', false) + gate('genericfeatures.Stays', true) + gate('IsGone', true) });
  const after = source('gates-b', { 'pkg/features/kube_features.go': gate('ComesOn', false, true) + gate('genericfeatures.Stays', true) + gate('NewAndOff', false) + gate('NewAndOn', true) });
  expect(featureDifferences(before, after)).toEqual(['+ ComesOn', '+ NewAndOn']);
});

test('resources differ by verbs and versions, subresources too', () => {
  const discovery = (groupVersion: string, resources: { [name: string]: string[] }): string => JSON.stringify({
    groupVersion, resources: Object.entries(resources).map(([name, verbs]) => ({ name, verbs })),
  });
  const before = source('api-a', {
    'api/discovery/api.json': '{}',
    'api/discovery/api__v1.json': discovery('v1', { 'pods': ['get'], 'pods/exec': ['create', 'get'] }),
    'api/discovery/apis__x.k8s.io__v1beta1.json': discovery('x.k8s.io/v1beta1', { widgets: ['get'] }),
  });
  const after = source('api-b', {
    'api/discovery/api__v1.json': discovery('v1', { 'pods': ['get', 'list'], 'pods/exec': ['create'] }),
    'api/discovery/apis__x.k8s.io__v1beta1.json': discovery('x.k8s.io/v1beta1', { widgets: ['get'] }),
    'api/discovery/apis__x.k8s.io__v1.json': discovery('x.k8s.io/v1', { 'widgets': ['get'], 'widgets/status': ['patch'] }),
  });
  expect(differences(describeResources(before), describeResources(after))).toEqual([
    '~ pods: + list', '~ pods/exec: - get', '~ widgets.x.k8s.io: + v1', '+ widgets/status.x.k8s.io: v1; patch',
  ]);
});

test('fields differ anywhere in a checked kind, except its status', () => {
  const swagger = (more: { [definition: string]: string[] }): string => JSON.stringify({
    definitions: Object.fromEntries(Object.entries({ 'core.v1.Pod': ['spec:core.v1.PodSpec', 'status:core.v1.PodStatus'], ...more }).map(([name, fields]) => [`io.k8s.api.${name}`, {
      properties: Object.fromEntries(fields.map(text => text.split(':')).map(([field, other]) => [field, other ? { items: { $ref: `#/definitions/io.k8s.api.${other}` } } : { type: 'string' }])),
    }])),
  });
  const before = source('fields-a', { 'api/openapi-spec/swagger.json': swagger({ 'core.v1.PodSpec': ['containers:core.v1.Container'], 'core.v1.Container': ['name'], 'core.v1.PodStatus': [] }) });
  const after = source('fields-b', { 'api/openapi-spec/swagger.json': swagger({ 'core.v1.PodSpec': ['containers:core.v1.Container'], 'core.v1.Container': ['name', 'privilege'], 'core.v1.PodStatus': ['seen'] }) });
  expect(differences(describeFields(before), describeFields(after))).toEqual(['~ core.v1.Container: + privilege']);
});

test.each(['1.36', 'v1.36', 'latest', 'v2.0.0', '../v1.36.3'])('%s is not a version', version => {
  expect(() => Source.of(version)).toThrow(`${version} is not a version of Kubernetes; write it as v1.37.2`);
});
