import { readText } from '../../src/manifest/read-text';
import { RenderedManifests } from '../../src/manifest/rendered-manifests';

const errors = (yaml: string): string[] => readText(yaml, 'f.yaml').errors.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';

test.each<[string, string, string]>([
  ['a number for a mapping', 'spec: 5', '4:1: Pod "a": spec must be a mapping, but is the number 5'],
  ['a string for a boolean', 'spec:\n  hostPID: "true"', '5:3: Pod "a": spec.hostPID must be true or false, but is the string "true"; remove the quotes'],
  ['another string for a boolean', 'spec:\n  hostPID: "on"', '5:3: Pod "a": spec.hostPID must be true or false, but is the string "on"'],
  ['a string for a number', 'spec: {containers: [{ports: [{containerPort: "80"}]}]}',
    '4:31: Pod "a": spec.containers[0].ports[0].containerPort must be a 32-bit integer, but is the string "80"; remove the quotes'],
  ['a number for a string', 'spec: {nodeSelector: {a.b/c: 5}}',
    "4:23: Pod \"a\": spec.nodeSelector['a.b/c'] must be a string, but is the number 5; put it in quotes"],
  ['a boolean of YAML', 'spec: {nodeName: n}',
    '4:8: Pod "a": spec.nodeName must be a string, but is the boolean false; put it in quotes (YAML reads y, n, yes, no, on and off as booleans)'],
  ['a string for a list', 'spec: {containers: [{args: -v}]}', '4:22: Pod "a": spec.containers[0].args must be a list, but is the string "-v"'],
  ['a mapping for a list', 'spec: {containers: {name: a}}', '4:8: Pod "a": spec.containers must be a list, but is a mapping'],
  ['a long text', `spec: {hostPID: ${'a'.repeat(1000)}}`, `4:8: Pod "a": spec.hostPID must be true or false, but is the string "${'a'.repeat(60)}..."`],
  ['control characters', 'spec: {hostPID: "\\e[2J"}', '4:8: Pod "a": spec.hostPID must be true or false, but is the string "\\u001b[2J"'],
])('%s is an error at its position', (_case, spec, expected) => {
  expect(errors(POD + spec)).toEqual([`f.yaml:${expected}`]);
});

test('an object results in one error for any number of problems', () => {
  const [error, ...others] = errors(`${POD}spec: {hostPID: 1, hostIPC: 2, hostNetwork: 3, hostUsers: 4, priority: a, volumes: 5, nodeName: 6, nodeSelector: 7}`);
  expect(others).toEqual([]);
  expect(error).toContain('; also of the wrong type: spec.hostIPC, spec.hostNetwork, spec.hostUsers, spec.priority, spec.volumes and 2 more');
});

test('the content of a Secret is not shown', () => {
  const message = errors('apiVersion: v1\nkind: Secret\nstringData: {pin: 1234}\ndata: {password: hunter2}').join();
  expect(message).toBe('f.yaml:3:14: Secret: stringData.pin must be a string, but is a number; put it in quotes; also of the wrong type: data.password');
  expect(errors('apiVersion: v1\nkind: Secret\ndata: {password: hunter2}'))
    .toEqual(['f.yaml:3:8: Secret: data.password must be a base64-encoded string, but is a string in another format']);
});

test('the rest of the object is read, and the unreadable paths are listed', () => {
  const [object] = readText(`${POD}spec: {hostPID: "true", hostIPC: true, containers: [5, {name: b, image: 7}]}`, 'f.yaml').objects;
  expect(object.manifest.spec).toEqual({ hostPID: '{{ unreadable }}', hostIPC: true, containers: [null, { name: 'b', image: '{{ unreadable }}' }] });
  expect(object.unreadable).toEqual([['spec', 'hostPID'], ['spec', 'containers', 0], ['spec', 'containers', 1, 'image']]);
});

test('a valid object is not copied, and lists none', () => {
  const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { hostPID: true } };
  const { objects: [object], errors: none } = new RenderedManifests().add({ path: 'app/pod' }, manifest);
  expect(none).toEqual([]);
  expect(object.manifest).toBe(manifest);
  expect(object).not.toHaveProperty('unreadable');
});

test('an error in an object of a construct names the construct', () => {
  const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { hostPID: 'true' } };
  expect(new RenderedManifests().add({ path: 'app/pod' }, manifest).errors).toMatchObject([{ file: 'app/pod', message: expect.stringContaining('spec.hostPID must be') }]);
});

test('placeholders are kept', () => {
  const { objects: [object], errors: none } = readText(`${POD}spec: {hostPID: "{{ .Values.x }}", hostIPC: "\${X}"}`, 'f.yaml');
  expect(none).toEqual([]);
  expect(object.manifest.spec).toEqual({ hostPID: '{{ .Values.x }}', hostIPC: '${X}' });
});

const ROLE = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\n';
const BINDING = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: a}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\n';

test.each([
  [`${ROLE}rules: \${RULES}`, '4:1: ClusterRole "a": rules is'],
  [`${ROLE}rules:\n- \${RULE}`, '5:3: ClusterRole "a": rules[0] is'],
  [`${ROLE}rules:\n- resources: "{{ .Values.resources }}"\n  verbs: [get]`, '5:3: ClusterRole "a": rules[0].resources is'],
  [`${BINDING}subjects: $(SUBJECTS)`, '5:1: ClusterRoleBinding "a": subjects is'],
  [`${POD}spec: "#{SPEC}#"`, '4:1: Pod "a": spec is'],
])('a placeholder that may hide content is an error: %s', (yaml, expected) => {
  expect(errors(yaml)).toEqual([`f.yaml:${expected} a placeholder, so its value cannot be checked; audit the rendered manifest`]);
  expect(readText(yaml, 'f.yaml').objects).toHaveLength(1);
});

test.each([
  ['apiVersion', 'apiVersion: ${VERSION}\nkind: Pod', '1:1: apiVersion is the placeholder "${VERSION}"'],
  ['kind', 'apiVersion: v1\nkind: "{{ .Values.kind }}"', '2:1: kind is the placeholder "{{ .Values.kind }}"'],
])('a placeholder in place of the %s is an error, because the object is unknown', (_field, type, expected) => {
  expect(errors(`${type}\nspec: {hostPID: true}`)).toEqual([`f.yaml:${expected}, so the object cannot be checked; audit the rendered manifest`]);
});

test.each([
  ['v1', 'Deployment', '1:1: Kubernetes has no kind "Deployment" in "v1"; did you mean apiVersion: apps/v1, kind: Deployment?'],
  ['apps/v1', 'deployment', '2:1: Kubernetes has no kind "deployment" in "apps/v1"; did you mean apiVersion: apps/v1, kind: Deployment?'],
])('%s %s is an error, and not an object', (apiVersion, kind, expected) => {
  const yaml = `apiVersion: ${apiVersion}\nkind: ${kind}\nspec: 5`;
  expect(errors(yaml)).toEqual([`f.yaml:${expected}`]);
  expect(readText(yaml, 'f.yaml').objects).toEqual([]);
});

test('an error in an item of a list is at its position', () => {
  expect(errors('apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: a}\n  spec: 5'))
    .toEqual(['f.yaml:5:3: Pod "a": spec must be a mapping, but is the number 5']);
});

test('a removed API version has the current types, and unknown kinds have none', () => {
  expect(errors('apiVersion: extensions/v1beta1\nkind: Deployment\nspec: {replicas: "3", rollbackTo: {revision: 1}}'))
    .toEqual(['f.yaml:3:8: Deployment: spec.replicas must be a 32-bit integer, but is the string "3"; remove the quotes']);
  expect(errors('apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nspec: 5')).toEqual([]);
  expect(errors('apiVersion: example.com/v1\nkind: Pod\nspec: 5')).toEqual([]);
});
