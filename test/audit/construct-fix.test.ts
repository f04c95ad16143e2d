import { constructFix } from '../../src/audit/construct-fix';
import { objects } from '../_objects';

const [read] = objects(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop-web-c8a, annotations: {a/b: c}}
spec: {template: {spec: {containers: [{name: server, securityContext: {privileged: true}}], volumes: [{name: data}]}}}`);
const web = { ...read, origin: { ...read.origin, construct: 'shop/report-web/Resource' } };
const CONTAINER = ['spec', 'template', 'spec', 'containers', 0];

test('a field of a container, on the construct that made it', () => {
  expect(constructFix(web, [...CONTAINER, 'securityContext', 'privileged'], 'privileged: false'))
    .toBe("ApiObject.of(reportWeb).addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/securityContext/privileged', false)); // container server");
});

test('fields are added beside existing ones', () => {
  expect(constructFix(web, CONTAINER, 'securityContext:\n  runAsNonRoot: true'))
    .toBe("ApiObject.of(reportWeb).addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/securityContext/runAsNonRoot', true)); // container server");
  expect(constructFix(web, ['spec', 'template', 'spec'], 'spec:\n  template:\n    spec:\n      securityContext:\n        fsGroup: 65532'))
    .toBe("ApiObject.of(reportWeb).addJsonPatch(JsonPatch.add('/spec/template/spec/securityContext', { fsGroup: 65532 }));");
});

test('several operations are one patch', () => {
  expect(constructFix(web, ['spec', 'template', 'spec', 'volumes', 0, 'hostPath'], '- name: a\n  emptyDir: {}\n- name: b')).toBe([
    'ApiObject.of(reportWeb).addJsonPatch(',
    "  JsonPatch.replace('/spec/template/spec/volumes/0', { name: 'a', emptyDir: {} }),",
    "  JsonPatch.add('/spec/template/spec/volumes/1', { name: 'b' }),",
    ');',
  ].join('\n'));
});

test('names with slashes are escaped as in JSON pointers', () => {
  expect(constructFix(web, ['metadata', 'annotations', 'a/b'], 'remove the annotation'))
    .toBe("ApiObject.of(reportWeb).addJsonPatch(JsonPatch.remove('/metadata/annotations/a~1b'));");
});

test('an account is fixed by a construct', () => {
  const account = (name: string): string => `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: ${name}, namespace: shop}\nautomountServiceAccountToken: false`;
  expect(constructFix(web, [], account('web'))).toBe("new SecureServiceAccount(chart, 'web', { metadata: { name: 'web', namespace: 'shop' } });");
  expect(constructFix(web, [], account('default'))).toBe("new HardenedDefaultServiceAccount(chart, 'default', { namespace: 'shop' });");
});

test('names cannot end a string or a line', () => {
  const [hostile] = objects('{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {}}');
  const object = { ...hostile, origin: { ...hostile.origin, construct: "shop/'); evil(" } };
  expect(constructFix(object, ['spec', "a'\n"], "a: 'b'")).toBe('ApiObject.of(evil).addJsonPatch(JsonPatch.add(\'/spec/a\', \'b\'));');
  expect(constructFix(object, ['spec'], 'a: "x\'\\ny"')).toContain('"x\'\\ny"');
});

test.each(['mount the Secret as a file', 'kind: ClusterRoleBinding, and: no more', 'remove capabilities.add'])('a fix in words is unchanged: %s', words => {
  expect(constructFix(web, ['spec'], words.replace('kind: ', 'the kind: '))).toBe(words.replace('kind: ', 'the kind: '));
});

test('there is no code for other objects', () => {
  expect(constructFix(web, [], 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}')).toBeUndefined();
});
