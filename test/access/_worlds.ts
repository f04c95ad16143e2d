import { AppModel } from '../../src/model/app-model';
import { objectOf } from '../_objects';
import { Random } from '../_random';

const RBAC = 'rbac.authorization.k8s.io';
const NAMESPACES = ['bank', 'shop'];
const ACCOUNTS = ['ci', 'web'];

/** Requests for resources, groups, names and namespaces, both from rules and others. */
export const REQUESTS = ['get', 'list', 'create', 'delete', 'bind', 'other'].flatMap(verb =>
  ['', 'apps', 'example.com'].flatMap(apiGroup => ['pods', 'secrets', 'pods/exec', 'deployments', 'things'].flatMap(resource =>
    [undefined, 'one', 'two', 'other'].flatMap(name => [undefined, ...NAMESPACES].map(namespace => ({ verb, apiGroup, resource, name, namespace }))))));

export const PATH_REQUESTS = ['get', 'post'].flatMap(verb => ['/metrics', '/metrics/slis', '/other'].map(path => ({ verb, path })));

/** A random app of accounts, roles and bindings. */
export function randomAccessWorld(seed: number): AppModel {
  const random = new Random(seed);
  const namespace = (): object => random.oneOf<object>([{ namespace: 'bank' }, { namespace: 'shop' }, { namespace: 'shop' }, {}]);
  const manifests: object[] = ACCOUNTS.flatMap(name => NAMESPACES.map(home => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: home } })));
  for (const name of ['reader', 'writer', 'editor']) {
    const kind = random.oneOf(['Role', 'ClusterRole', 'ClusterRole']);
    const rules = [1, 2, 3].slice(random.below(3)).map(() => randomRule(random));
    manifests.push({ apiVersion: `${RBAC}/v1`, kind, metadata: { name, ...kind === 'Role' ? namespace() : {} }, rules });
  }
  for (let number = 1 + random.below(5); number > 0; number--) {
    const kind = random.oneOf(['RoleBinding', 'RoleBinding', 'ClusterRoleBinding']);
    const role = kind === 'RoleBinding' ? random.oneOf(['Role', 'ClusterRole']) : 'ClusterRole';
    manifests.push({
      apiVersion: `${RBAC}/v1`,
      kind,
      metadata: { name: `binding-${number}`, ...kind === 'RoleBinding' ? namespace() : {} },
      roleRef: { apiGroup: RBAC, kind: role, name: random.oneOf(['reader', 'writer', 'editor', ...role === 'ClusterRole' ? ['view', 'system:discovery'] : [], 'missing']) },
      subjects: [random.oneOf<object>([
        { kind: 'ServiceAccount', name: random.oneOf(ACCOUNTS), namespace: random.oneOf(NAMESPACES) },
        { kind: 'ServiceAccount', name: random.oneOf(ACCOUNTS) },
        { kind: 'User', apiGroup: RBAC, name: `system:serviceaccount:shop:${random.oneOf(ACCOUNTS)}` },
        { kind: 'Group', apiGroup: RBAC, name: random.oneOf(['system:serviceaccounts', 'system:serviceaccounts:shop', 'team']) },
      ])],
    });
  }
  return new AppModel(manifests.map(objectOf), { complete: random.below(3) > 0 });
}

function randomRule(random: Random): object {
  if (random.below(6) === 0) { return { nonResourceURLs: [random.oneOf(['/metrics', '/metrics*', '*'])], verbs: [random.oneOf(['get', '*'])] }; }
  return {
    apiGroups: [random.oneOf(['', '', 'apps', 'example.com', '*'])],
    resources: [random.oneOf(['pods', 'secrets', 'pods/exec', 'deployments', '*', '*/exec', 'pods/*'])],
    verbs: [random.oneOf(['get', 'list', 'create', 'delete', 'bind', '*']), 'get', 'list'].slice(0, 1 + random.below(3)),
    ...random.below(3) === 0 ? { resourceNames: ['one', 'two', ''].slice(random.below(3)) } : {},
  };
}
