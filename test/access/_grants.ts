import { snapshotOf } from '../../src/access/snapshot-of';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { objectOf } from '../_objects';
import { Random } from '../_random';

/** A manifest is data of any shape. */
export type Manifest = any;

const RBAC = 'rbac.authorization.k8s.io';
export const NAMESPACES = ['bank', 'shop'];
export const ACCOUNTS = ['job', 'web'];
const RESOURCES = ['pods', 'secrets', 'nodes', 'deployments', 'deployments/scale', 'pods/exec', '*', '*/scale', 'pods/*', 'namespaces'];
const VERBS = ['get', 'list', 'create', 'update', '*', 'bind'];
const URLS = ['/metrics', '/metrics/*', '/*', '*', '/logs'];

export function modelOf(manifests: readonly Manifest[], options: ModelOptions = {}): AppModel {
  return new AppModel(manifests.map(objectOf), options);
}

export function snapshot(manifests: readonly Manifest[], options: ModelOptions = {}) {
  return snapshotOf(modelOf(manifests, options));
}

/** A request to the model. */
export interface Request {
  readonly verb: string;
  readonly apiGroup?: string;
  readonly resource?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly path?: string;
}

/** Roles and bindings of a few namespaces, written with wildcards, names and all kinds of subjects. */
export function randomGrants(random: Random): Manifest[] {
  const manifests: Manifest[] = [];
  for (const name of ['one', 'two', 'three']) {
    const isRole = random.below(2) === 0;
    const rules = [1, 2, 3].slice(random.below(3)).map(() => randomRule(random));
    manifests.push({
      apiVersion: `${RBAC}/v1`, kind: isRole ? 'Role' : 'ClusterRole', metadata: { name, ...isRole ? { namespace: random.oneOf(NAMESPACES) } : {} }, rules,
    });
  }
  for (let count = 2 + random.below(4); count > 0; count--) { manifests.push(randomBinding(random, `binding-${count}`)); }
  return manifests;
}

/** The same manifests with random changes, additions and removals. */
export function changed(manifests: readonly Manifest[], random: Random): Manifest[] {
  return manifests.flatMap(manifest => {
    switch (random.below(6)) {
      case 0: return [];
      case 1: return [manifest, randomBinding(random, `added-${random.below(1000)}`)];
      case 2: return manifest.rules === undefined ? [manifest]
        : [{ ...manifest, rules: [...manifest.rules.slice(random.below(2)), randomRule(random)] }];
      case 3: return manifest.subjects === undefined ? [manifest] : [{ ...manifest, subjects: [randomSubject(random)] }];
      default: return [manifest];
    }
  });
}

/** A request that a rule in the manifests allows, or one with random parts. */
export function randomRequest(random: Random, manifests: readonly Manifest[]): Request {
  const rules = manifests.flatMap(({ rules: ofRole = [] }) => ofRole as Manifest[]);
  const { verbs, apiGroups = [''], resources = ['pods'], resourceNames = ['', 'a'], nonResourceURLs }: Manifest = random.oneOf([...rules, randomRule(random)]);
  const verb = random.oneOf<string>(verbs).replace('*', random.oneOf(['get', 'fresh']));
  if (nonResourceURLs !== undefined) { return { verb, path: random.oneOf<string>(nonResourceURLs).replace('*', random.oneOf(['', '/other'])) }; }
  const resource = random.oneOf<string>(resources).replace('*', random.oneOf(['secrets', 'fresh']));
  const name = random.oneOf<string>([...resourceNames, 'fresh']);
  return {
    verb,
    apiGroup: random.oneOf<string>(apiGroups).replace('*', random.oneOf(['apps', 'fresh.example.com'])),
    resource,
    ...name === '' ? {} : { name },
    // Nodes are cluster-scoped. So are Namespaces, although a Role may allow requests for its own one.
    ...resource === 'nodes' || resource === 'namespaces' || random.below(4) === 0 ? {} : { namespace: random.oneOf(NAMESPACES) },
  };
}

function randomRule(random: Random): Manifest {
  const some = (values: readonly string[]): string[] => [random.oneOf(values), random.oneOf(values)].slice(random.below(2));
  if (random.below(6) === 0) { return { nonResourceURLs: some(URLS), verbs: some(['get', 'put', '*']) }; }
  return {
    apiGroups: some(['', '', 'apps', '*']), resources: some(RESOURCES), verbs: some(VERBS), ...random.below(3) === 0 ? { resourceNames: some(['a', 'b', '']) } : {},
  };
}

function randomBinding(random: Random, name: string): Manifest {
  const clusterWide = random.below(3) === 0;
  const role = random.oneOf<object>([
    ...['one', 'two', 'three'].map(roleName => ({ kind: 'ClusterRole', name: roleName })),
    ...clusterWide ? [] : ['one', 'two', 'three'].map(roleName => ({ kind: 'Role', name: roleName })),
    { kind: 'ClusterRole', name: random.oneOf(['view', 'cluster-admin', 'system:discovery', 'elsewhere']) },
  ]);
  return {
    apiVersion: `${RBAC}/v1`,
    kind: clusterWide ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: { name, ...clusterWide ? {} : { namespace: random.oneOf(NAMESPACES) } },
    roleRef: { apiGroup: RBAC, ...role },
    subjects: [1, 2].slice(random.below(2)).map(() => randomSubject(random)),
  };
}

function randomSubject(random: Random): object {
  return random.oneOf<object>([
    { kind: 'ServiceAccount', name: random.oneOf(ACCOUNTS), namespace: random.oneOf(NAMESPACES) },
    { kind: 'ServiceAccount', name: random.oneOf(ACCOUNTS), namespace: random.oneOf(NAMESPACES) },
    { kind: 'ServiceAccount', name: random.oneOf(ACCOUNTS) },
    { kind: 'User', apiGroup: RBAC, name: `system:serviceaccount:shop:${random.oneOf(ACCOUNTS)}` },
    { kind: 'User', apiGroup: RBAC, name: 'jane' },
    { kind: 'Group', apiGroup: RBAC, name: random.oneOf(['system:serviceaccounts', 'system:serviceaccounts:shop', 'system:authenticated', 'system:unauthenticated', 'system:masters', 'team']) },
    { kind: 'Group', apiGroup: RBAC, name: '{{ .Values.group }}' },
  ]);
}
