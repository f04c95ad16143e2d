import { readText } from '../../src/manifest/read-text';

function read(manifest: unknown) {
  return readText(JSON.stringify(manifest), 'f.json');
}

function summary(manifest: unknown): string[] {
  const { objects, errors } = read(manifest);
  return [...objects.map(({ apiVersion, kind, namespace, name }) => `${apiVersion} ${kind} ${namespace ?? '-'} ${name}`), ...errors.map(({ message }) => message)];
}

const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'n' } };

const LOST = 'kubectl reads an object with items as a list and ignores the rest of this Secret; remove items, or write kind: List';

test.each<[string, unknown, string[]]>([
  ['an object', secret, ['v1 Secret n s']],
  ['a generated name', { ...secret, metadata: { generateName: 'a-' } }, ['v1 Secret - a-*']],
  ['a name and a generated name', { ...secret, metadata: { generateName: 'a-', name: 'b' } }, ['v1 Secret - b']],
  ...[undefined, null, { name: '', namespace: '' }, { name: null }].map(metadata =>
    [`metadata ${JSON.stringify(metadata)}`, { ...secret, metadata }, ['v1 Secret - ']] as [string, unknown, string[]]),
  ['metadata that is not a mapping', { ...secret, metadata: [] }, ['v1 Secret - ', 'Secret: metadata must be a mapping, but is a list']],
  ['a name that is not a string', { ...secret, metadata: { name: 7, namespace: [] } },
    ['v1 Secret - ', 'Secret: metadata.name must be a string, but is a number; put it in quotes; also of the wrong type: metadata.namespace']],
  ['metadata of a custom resource', { apiVersion: 'example.com/v1', kind: 'Secret', metadata: { name: 7 } }, ['example.com/v1 Secret - ']],
  ['a List', { apiVersion: 'v1', kind: 'List', items: [secret, secret] }, ['v1 Secret n s', 'v1 Secret n s']],
  ['a List with an acceptance', { apiVersion: 'v1', kind: 'List', metadata: { annotations: { 'cdk8s-least-privilege/accept.host-pid': 'it needs that' } }, items: [secret] },
    ['v1 Secret n s', 'kubectl ignores the metadata of a List, so an acceptance in it accepts nothing; write it on the item that has the finding']],
  ['a List with other annotations', { apiVersion: 'v1', kind: 'List', metadata: { annotations: { 'example.com/owner': 'web' } }, items: [secret] }, ['v1 Secret n s']],
  ['an empty List', { apiVersion: 'v1', kind: 'List', items: [] }, []],
  ['a List without items', { apiVersion: 'v1', kind: 'List', item: [secret] }, ['items of List is not set, but must be a list of objects; write [] if there are none']],
  ['a List whose items are null', { apiVersion: 'v1', kind: 'List', items: null }, ['items of List is null, but must be a list of objects; write [] if there are none']],
  ['an object whose items are null, which kubectl skips as an empty list', { ...secret, items: null },
    ['items of Secret is null, but must be a list of objects; write [] if there are none']],
  ['an item of a typed list with only an apiVersion', { apiVersion: 'apps/v1', kind: 'DeploymentList', items: [{ apiVersion: 'apps/v1' }] }, ['not a Kubernetes object: kind is missing']],
  ['an item of a typed list with only a kind', { apiVersion: 'apps/v1', kind: 'DeploymentList', items: [{ kind: 'Deployment' }] }, ['not a Kubernetes object: apiVersion is missing']],
  ['an apiVersion with three parts', { ...secret, apiVersion: 'a/b/v1' }, ['apiVersion is a/b/v1, but must be a version (v1) or a group and a version (apps/v1)']],
  ['a List in a third-party group', { apiVersion: 'example.com/v1', kind: 'List', metadata: { name: 'a' } }, ['example.com/v1 List - a']],
  ['a typed list', { apiVersion: 'apps/v1', kind: 'DeploymentList', items: [{ metadata: { name: 'd' } }] }, ['apps/v1 Deployment - d']],
  ['a typed list whose items have a type', { apiVersion: 'v1', kind: 'SecretList', items: [secret] }, ['v1 Secret n s']],
  ['a typed list with items of another type', { apiVersion: 'apps/v1', kind: 'DeploymentList', items: [secret] }, ['v1 Secret n s']],
  ['nested lists', { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'apps/v1', kind: 'DeploymentList', items: [{}] }, secret] }, ['apps/v1 Deployment - ', 'v1 Secret n s']],
  // kubectl treats anything with items as a list.
  ['items of another kind', { ...secret, items: [secret] }, ['v1 Secret n s', LOST]],
  ['an object that kubectl would skip as an empty list', { ...secret, items: [] }, [LOST]],
  ['a kind that only ends with "List"', { apiVersion: 'example.com/v1', kind: 'AllowList', metadata: { name: 'a' }, spec: {} }, ['example.com/v1 AllowList - a']],
  ['items that are not a list', { apiVersion: 'v1', kind: 'List', items: 'x' }, ['items of List is the string x, but must be a list of objects; write [] if there are none']],
  ['items that are a mapping', { apiVersion: 'v1', kind: 'SecretList', items: {} }, ['items of SecretList is an object, but must be a list of objects; write [] if there are none']],
  ['an item that is null', { apiVersion: 'v1', kind: 'List', items: [null, secret] },
    ['v1 Secret n s', 'expected a Kubernetes object (apiVersion, kind, metadata), got null']],
  ['an item of a List without kind', { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1' }] }, ['not a Kubernetes object: kind is missing']],
  ['no apiVersion', { kind: 'Secret' }, ['not a Kubernetes object: apiVersion is missing']],
  ['neither', { name: 'x' }, ['not a Kubernetes object: apiVersion is missing, kind is missing']],
  ['an apiVersion that is a number', { apiVersion: 1, kind: 'Secret' }, ['not a Kubernetes object: apiVersion is the number 1, but must be a non-empty string']],
  ['an empty kind', { apiVersion: 'v1', kind: '' }, ['not a Kubernetes object: kind is an empty string, but must be a non-empty string']],
  ['a kind that is a list', { apiVersion: 'v1', kind: ['Secret'] }, ['not a Kubernetes object: kind is a list, but must be a non-empty string']],
  ['a text, whose content is not shown', 'password=1', ['expected a Kubernetes object (apiVersion, kind, metadata), got a string']],
  ['a list', [secret], ['expected a Kubernetes object (apiVersion, kind, metadata), got a list; '
    + 'write its items as separate documents, or as "items" of "kind: List"']],
])('%s', (_, manifest, expected) => {
  expect(summary(manifest)).toEqual(expected);
});

test.each(['constructor', 'toString', '__proto__'])('inherited properties do not count as fields: %s', name => {
  expect(summary(JSON.parse(`{ "${name}": { "apiVersion": "v1", "kind": "Secret" } }`))).toEqual(['not a Kubernetes object: apiVersion is missing, kind is missing']);
});

test('the items of a typed list have its type', () => {
  const [role] = read({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleList', items: [{ metadata: { name: 'r' }, rules: [] }] }).objects;
  expect(role.manifest).toEqual({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'r' }, rules: [] });
});

test.each<[string, unknown, boolean]>([
  ['values of a chart', { replicas: 1 }, false],
  ['a list of numbers', [1, 2], false],
  ['a kind', { kind: 'Secret' }, true],
  ['an apiVersion', { apiVersion: 'v1' }, true],
  ['a list of objects', [secret], true],
  ['items without a kind', { items: [secret] }, true],
  ['an empty List', { apiVersion: 'v1', kind: 'List', items: [] }, true],
])('whether a value is meant for Kubernetes: %s', (_, manifest, expected) => {
  expect(read(manifest).isManifest).toBe(expected);
});
