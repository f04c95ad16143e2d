import { binding, by, modelOf, role } from './_world';
import { ListedPermission, permissionList } from '../../src/access/permission-list';

const own = (permissions: readonly ListedPermission[]): string[] => permissions
  .filter(({ apiGroup = '', nonResourceUrl }) => nonResourceUrl === '/metrics' || (nonResourceUrl === undefined && ['', 'apps'].includes(apiGroup)))
  .map(({ apiGroup, resource, nonResourceUrl, resourceNames, verbs }) => `${nonResourceUrl ?? resource}${apiGroup ? `.${apiGroup}` : ''} [${resourceNames.join(' ')}] [${verbs.join(' ')}]`);

const documents = [
  role('wide', '[{ apiGroups: [""], resources: [pods], verbs: [get] }, { nonResourceURLs: [/metrics], verbs: [get] }]'),
  role('narrow', '[{ apiGroups: ["", apps], resources: [pods, deployments], verbs: [list] }, { apiGroups: [""], resources: [secrets], resourceNames: [one], verbs: [get] }]', 'shop'),
  binding('a', 'ClusterRole wide', '[{ kind: ServiceAccount, name: web, namespace: shop }]'),
  binding('b', 'Role narrow', '[{ kind: ServiceAccount, name: web }]', 'shop'),
];

test('effective permissions in a namespace, one row per resource with its verbs', () => {
  const model = modelOf(documents);
  const { permissions, dependsOn } = permissionList(model, by('shop/web', model), 'shop');
  expect(own(permissions)).toEqual([
    'deployments [] [list]', 'pods [] [get list]', 'secrets [one] [get]', 'deployments.apps [] [list]', 'pods.apps [] [list]', '/metrics [] [get]',
  ].sort((a, b) => own(permissions).indexOf(a) - own(permissions).indexOf(b)));
  expect(dependsOn).toEqual([]);
});

test('default permissions of every account are listed too', () => {
  const model = modelOf([]);
  const { permissions } = permissionList(model, by('shop/web', model), 'shop');
  expect(permissions).toContainEqual({ apiGroup: 'authorization.k8s.io', resource: 'selfsubjectaccessreviews', resourceNames: [], verbs: ['create'] });
  expect(permissions).toContainEqual({ nonResourceUrl: '/version', resourceNames: [], verbs: ['get'] });
});

test('another namespace and the whole cluster list only cluster-wide permissions', () => {
  const model = modelOf(documents);
  for (const namespace of ['bank', undefined]) {
    expect(own(permissionList(model, by('shop/web', model), namespace).permissions)).toEqual(['pods [] [get]', '/metrics [] [get]']);
  }
});

test('uncertain grants are separate', () => {
  const model = modelOf([...documents, binding('c', 'ClusterRole elsewhere', '[{ kind: Group, name: "system:serviceaccounts:shop" }]', 'shop')], {});
  const { permissions, uncertain, dependsOn } = permissionList(model, by('shop/web', model), 'shop');
  expect(own(permissions)).toHaveLength(6);
  expect(uncertain).toMatchObject([{ binding: { name: 'c' }, role: { found: false } }]);
  expect(dependsOn).toEqual([expect.stringContaining('ClusterRole elsewhere, which is not in the input'), expect.stringContaining('outside the input')]);
});

test.each<[string, string, readonly string[], readonly string[]]>([
  ['a verb', '{ apiGroups: [""], resources: [pods], verbs: [get, "${VERB}"] }', ['pods [] [get]'], ['pods [] [get ${VERB}]']],
  ['a resource', '{ apiGroups: [""], resources: ["{{ .Values.resource }}"], verbs: [get] }', [], ['{{ .Values.resource }} [] [get]']],
  ['the only name', '{ apiGroups: [""], resources: [secrets], resourceNames: ["${NAME}"], verbs: [get] }', [], ['secrets [${NAME}] [get]']],
  ['one of two names', '{ apiGroups: [""], resources: [secrets], resourceNames: [one, "${NAME}"], verbs: [get] }', ['secrets [one] [get]'], ['secrets [${NAME} one] [get]']],
])('%s with a placeholder is only possible', (_, rule, certain, perhaps) => {
  const model = modelOf([role('templated', `[${rule}]`, 'shop'), binding('a', 'Role templated', '[{ kind: ServiceAccount, name: web }]', 'shop')]);
  const { permissions, possible, dependsOn } = permissionList(model, by('shop/web', model), 'shop');
  expect(own(permissions)).toEqual(certain);
  expect(own(possible)).toEqual(perhaps);
  expect(dependsOn).toEqual([expect.stringContaining('depends on a value that is not set')]);
});
