import { Random } from './random';

/** One question to the authorizer. */
export interface Question {
  readonly account: { readonly namespace: string; readonly name: string };
  readonly verb: string;
  readonly apiGroup?: string;
  readonly resource?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly path?: string;
}

/** Accounts, roles and bindings in separate namespaces, and questions about them. */
export interface World {
  readonly namespaces: readonly string[];
  readonly objects: readonly any[];
  readonly questions: readonly Question[];
}

const RBAC = 'rbac.authorization.k8s.io';
const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', 'impersonate', 'use', 'bind', '*'];
const GROUPS = ['', 'apps', 'batch', 'events.k8s.io', RBAC, 'example.com', '*'];
const RESOURCES = [
  'pods', 'events', 'pods/log', 'pods/exec', 'pods/*', '*/log', '*/scale', '*', 'secrets', 'configmaps', 'deployments', 'deployments/scale', 'jobs',
  'roles', 'clusterroles', 'nodes', 'nodes/proxy', 'namespaces', 'serviceaccounts/token', 'widgets', 'widgets/status',
];
const NAMES = ['one', 'two', 'default'];
const PATHS = ['/metrics', '/healthz', '/healthz/*', '/debug/*', '/debug/pprof', '/logs', '*', '/m*'];
const BUILT_IN = ['view', 'edit', 'admin', 'cluster-admin', 'system:auth-delegator', 'system:discovery', 'system:node-proxier', 'system:monitoring'];

/** The built-in roles whose rules a controller fills in. */
const AGGREGATED = ['view', 'edit', 'admin'];

/**
 * @param prefix The prefix of all names, which keeps worlds separate.
 * @param aggregation Whether roles may aggregate others.
 */
export function randomWorld(random: Random, prefix: string, aggregation: boolean): World {
  const builtIn = BUILT_IN.filter(name => aggregation || !AGGREGATED.includes(name));
  const namespaces = [`${prefix}-a`, `${prefix}-b`];
  const accounts = namespaces.flatMap(namespace => ['default', 'reader', 'writer'].map(name => ({ namespace, name })));
  const clusterRoles = Array.from({ length: 1 + random.below(4) }, (_, index) => clusterRole(random, `${prefix}-role-${index}`, prefix, aggregation));
  const roles = namespaces.flatMap(namespace => Array.from({ length: random.below(3) }, (_, index) => ({
    apiVersion: `${RBAC}/v1`, kind: 'Role', metadata: { name: `role-${index}`, namespace }, rules: rules(random, false),
  })));
  const bindings = Array.from({ length: 1 + random.below(6) }, (_, index) => binding(random, `${prefix}-binding-${index}`, namespaces, clusterRoles, roles, builtIn));
  return {
    namespaces,
    objects: [
      ...namespaces.map(name => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
      ...accounts.filter(({ name }) => name !== 'default').map(metadata => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata })),
      ...clusterRoles, ...roles, ...bindings,
    ],
    questions: Array.from({ length: 120 }, () => question(random, accounts, namespaces)),
  };
}

function clusterRole(random: Random, name: string, prefix: string, aggregation: boolean): any {
  const aggregates = aggregation && random.chance(0.25);
  const labels = {
    ...random.chance(0.4) ? { [`${prefix}/aggregate`]: random.pick(['yes', 'no']) } : {},
    ...random.chance(0.15) ? { [`${RBAC}/aggregate-to-view`]: 'true' } : {},
  };
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name, labels },
    ...aggregates ? {
      aggregationRule: {
        clusterRoleSelectors: [random.chance(0.5)
          ? { matchLabels: { [`${prefix}/aggregate`]: 'yes' } }
          : { matchExpressions: [{ key: `${prefix}/aggregate`, operator: random.pick(['In', 'NotIn']), values: ['yes', 'maybe'] }, { key: `${prefix}/aggregate`, operator: 'Exists' }] }],
      },
      rules: [],
    } : { rules: rules(random, true) },
  };
}

function rules(random: Random, forCluster: boolean): any[] {
  return Array.from({ length: 1 + random.below(3) }, () => forCluster && random.chance(0.25)
    ? { nonResourceURLs: random.some(PATHS, 1, 2), verbs: random.some(VERBS, 1, 3) }
    : {
      apiGroups: random.some(GROUPS, 1, 2),
      resources: random.some(RESOURCES, 1, 4),
      verbs: random.some(VERBS, 1, 4),
      ...random.chance(0.3) ? { resourceNames: random.some(NAMES, 1, 2) } : {},
    });
}

function binding(
  random: Random, name: string, namespaces: readonly string[], clusterRoles: readonly any[], roles: readonly any[], builtIn: readonly string[],
): any {
  const forCluster = random.chance(0.3);
  const namespace = random.pick(namespaces);
  const own = roles.filter(role => role.metadata.namespace === namespace);
  const role = !forCluster && own.length > 0 && random.chance(0.6)
    ? { kind: 'Role', name: random.pick(own).metadata.name }
    : { kind: 'ClusterRole', name: random.chance(0.3) ? random.pick(builtIn) : random.chance(0.1) ? 'not-there' : random.pick(clusterRoles).metadata.name };
  return {
    apiVersion: `${RBAC}/v1`,
    kind: forCluster ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: { name, ...forCluster ? {} : { namespace } },
    roleRef: { apiGroup: RBAC, ...role },
    subjects: Array.from({ length: 1 + random.below(2) }, () => subject(random, namespaces, forCluster)),
  };
}

function subject(random: Random, namespaces: readonly string[], forCluster: boolean): any {
  const namespace = random.pick(namespaces);
  const name = random.pick(['default', 'reader', 'writer']);
  return random.pick<() => any>([
    () => ({ kind: 'ServiceAccount', name, namespace }),
    () => ({ kind: 'ServiceAccount', name, namespace }),
    () => ({ apiGroup: '', kind: 'ServiceAccount', name, namespace }),
    // The default is the namespace of the binding.
    () => ({ kind: 'ServiceAccount', name, ...forCluster ? { namespace } : {} }),
    () => ({ apiGroup: RBAC, kind: 'User', name: `system:serviceaccount:${namespace}:${name}` }),
    () => ({ kind: 'Group', name: `system:serviceaccounts:${namespace}` }),
    () => ({ apiGroup: RBAC, kind: 'Group', name: random.pick(['system:serviceaccounts', 'system:authenticated', 'system:unauthenticated', 'system:masters']) }),
    () => ({ kind: 'User', name }),
  ])();
}

function question(random: Random, accounts: readonly World['questions'][number]['account'][], namespaces: readonly string[]): Question {
  const account = random.pick(accounts);
  const verb = random.pick(VERBS.filter(candidate => candidate !== '*'));
  if (random.chance(0.15)) {
    return { account, verb, path: random.pick(['/metrics', '/healthz', '/healthz/etcd', '/debug/pprof', '/debug', '/logs', '/flagz', '/more']) };
  }
  return {
    account,
    verb,
    apiGroup: random.pick(GROUPS.filter(group => group !== '*')),
    resource: random.pick(RESOURCES.filter(resource => !resource.includes('*'))),
    ...random.chance(0.4) ? { name: random.pick(NAMES) } : {},
    ...random.chance(0.75) ? { namespace: random.pick(namespaces) } : {},
  };
}
