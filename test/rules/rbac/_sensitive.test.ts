import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { stringify } from 'yaml';
import { clusterRole } from './_sensitive-permission';
import { acceptanceAnnotation, parseAcceptances } from '../../../src/acceptance';
import { MinimalClusterRole, MinimalRole, Permission } from '../../../src/index';
import { SENSITIVE_PERMISSION_RULES } from '../../../src/kubernetes/rbac/sensitive-permissions';
import { approveCertificates } from '../../../src/rules/rbac/approve-certificates';
import { bindRoles } from '../../../src/rules/rbac/bind-roles';
import { grantsEverything } from '../../../src/rules/rbac/grants-everything';
import { impersonate } from '../../../src/rules/rbac/impersonate';
import { kubeletApiAccess } from '../../../src/rules/rbac/kubelet-api-access';
import { modifyNamespaces } from '../../../src/rules/rbac/modify-namespaces';
import { modifyPods } from '../../../src/rules/rbac/modify-pods';
import { readSecrets } from '../../../src/rules/rbac/read-secrets';
import { wildcardNonResourceUrl } from '../../../src/rules/rbac/wildcard-non-resource-url';
import { wildcardVerb } from '../../../src/rules/rbac/wildcard-verb';
import { Found, found } from '../_found';
import { rulesOf } from '../_rules-of';

const READ_SECRETS = "apiGroups: [''], resources: [secrets], verbs: [get]";

function binding(kind: string, subjects: readonly string[], metadata = 'name: binding'): string {
  return `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { ${metadata} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: role }
subjects:
${subjects.map(subject => `- { ${subject} }`).join('\n')}
---`;
}

function account(name: string, automount?: boolean): string {
  return `
apiVersion: v1
kind: ServiceAccount
metadata: { name: ${name}, namespace: shop }
${automount === undefined ? '' : `automountServiceAccountToken: ${automount}`}
---`;
}

function deployment(name: string, accountName: string, containers: readonly string[]): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  template:
    spec:
      serviceAccountName: ${accountName}
      containers: [${containers.map(container => `{ name: ${container} }`).join(', ')}]
---`;
}

function role(rules: readonly string[]): string {
  return clusterRole(rules).replace('ClusterRole', 'Role').replace('name: role', 'name: role, namespace: shop');
}

const SUBJECT = 'kind: ServiceAccount, name: app, namespace: shop';
const WHY = "'secrets get' exposes the contents of every Secret in scope";

test('every sensitive permission has a rule', () => {
  expect(rulesOf('rbac').map(({ id }) => id).filter(id => SENSITIVE_PERMISSION_RULES.includes(id)).sort()).toEqual([...SENSITIVE_PERMISSION_RULES].sort());
});

describe('the message names the holders of the role', () => {
  const messageOf = (...objects: string[]): string => found(readSecrets, clusterRole([READ_SECRETS]) + objects.join(''))[0].message;

  test('none without a binding', () => {
    expect(messageOf(account('app'))).toBe(WHY);
  });

  test('an account of a ClusterRoleBinding, and the location of its token', () => {
    const app = account('app') + deployment('web', 'app', ['nginx', 'log']);
    expect(messageOf(app, binding('ClusterRoleBinding', [SUBJECT])))
      .toBe(`${WHY}; held by ServiceAccount shop/app in the whole cluster (token in containers nginx and log of Deployment shop/web)`);
  });

  test('an account without its token if automount is disabled', () => {
    const app = account('app', false) + deployment('web', 'app', ['nginx']);
    expect(messageOf(app, binding('ClusterRoleBinding', [SUBJECT]))).toBe(`${WHY}; held by ServiceAccount shop/app in the whole cluster`);
  });

  test('a subject without a namespace in a RoleBinding is in the namespace of the binding', () => {
    const app = account('app') + deployment('web', 'app', ['nginx']);
    expect(messageOf(app, binding('RoleBinding', ['kind: ServiceAccount, name: app'], 'name: binding, namespace: shop')))
      .toBe(`${WHY}; held by ServiceAccount shop/app in namespace shop (token in container nginx of Deployment shop/web)`);
  });

  test('an account by its user name', () => {
    const app = account('app') + deployment('web', 'app', ['nginx']);
    expect(messageOf(app, binding('ClusterRoleBinding', ['kind: User, name: system:serviceaccount:shop:app'])))
      .toBe(`${WHY}; held by User system:serviceaccount:shop:app in the whole cluster (token in container nginx of Deployment shop/web)`);
  });

  test('at most three, those with a token first', () => {
    const groups = ['a', 'b', 'c', 'd'].map(name => `kind: Group, name: ${name}`);
    const app = account('app') + deployment('web', 'app', ['nginx']);
    expect(messageOf(app, binding('ClusterRoleBinding', [...groups, SUBJECT]))).toBe(
      `${WHY}; held by ServiceAccount shop/app in the whole cluster (token in container nginx of Deployment shop/web), `
      + 'Group a in the whole cluster, Group b in the whole cluster and 2 more');
  });

  test('not an account whose binding the API server rejects', () => {
    expect(messageOf(account('app'), binding('ClusterRoleBinding', ['kind: ServiceAccount, name: app']))).toBe(WHY);
  });

  test('not the holders in one namespace of a cluster-scoped permission', () => {
    const nodes = clusterRole(["apiGroups: [''], resources: [nodes/proxy], verbs: [get]"]);
    const inNamespace = binding('RoleBinding', [SUBJECT], 'name: binding, namespace: shop');
    expect(found(kubeletApiAccess, nodes + inNamespace)[0].message).not.toContain('held by');
    expect(found(kubeletApiAccess, nodes + inNamespace + binding('ClusterRoleBinding', [SUBJECT]))[0].message)
      .toContain('; held by ServiceAccount shop/app in the whole cluster');
  });
});

describe('a Role', () => {
  test('is checked for what works in a namespace', () => {
    expect(found(readSecrets, role([READ_SECRETS]))).toMatchObject([{ object: 'Role shop/role', key: 'secrets get' }]);
    expect(found(modifyNamespaces, role(["apiGroups: [''], resources: [namespaces], verbs: [patch]"]))).toMatchObject([{ key: 'namespaces patch' }]);
    expect(found(wildcardVerb, role(["apiGroups: [''], resources: [namespaces], verbs: ['*']"]))).toMatchObject([{ key: 'namespaces *', message: expect.stringContaining('which network policies apply') }]);
    const bind = 'apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind], resourceNames: [edit]';
    expect(found(bindRoles, role([bind]))).toMatchObject([{ key: 'clusterroles.rbac.authorization.k8s.io bind named edit' }]);
  });

  test('is not checked for what has no effect in a namespace', () => {
    expect(found(kubeletApiAccess, role(["apiGroups: [''], resources: [nodes/proxy], verbs: [get]"]))).toEqual([]);
    expect(found(approveCertificates, role(['apiGroups: [certificates.k8s.io], resources: [signers], verbs: [approve]']))).toEqual([]);
    expect(found(impersonate, role(["apiGroups: [''], resources: [users], verbs: [impersonate]"]))).toEqual([]);
    expect(found(impersonate, role(["apiGroups: [''], resources: [serviceaccounts], verbs: [impersonate]"]))).toHaveLength(1);
    expect(found(wildcardNonResourceUrl, role(["nonResourceURLs: ['*'], verbs: [get]"]))).toEqual([]);
  });
});

describe('an aggregating role', () => {
  const AGGREGATING = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: monitoring }
aggregationRule: { clusterRoleSelectors: [{ matchLabels: { monitoring: 'true' } }] }
rules:
- { apiGroups: [''], resources: [pods], verbs: ['*'] }
---`;

  test('is not checked by the rules in its manifest, which the controller overwrites', () => {
    expect(found(wildcardVerb, AGGREGATING)).toEqual([]);
  });

  test('is checked by the rules that it aggregates', () => {
    const part = clusterRole([READ_SECRETS]).replace('name: role', "name: role, labels: { monitoring: 'true' }");
    expect(found(readSecrets, AGGREGATING + part).map(({ object, path }) => `${object} ${path}`))
      .toEqual(['ClusterRole monitoring aggregationRule', 'ClusterRole role rules[0]']);
    expect(found(readSecrets, AGGREGATING + part.replace("'true'", "'false'")).map(({ object }) => object)).toEqual(['ClusterRole role']);
  });
});

test('objects in the context are not checked', () => {
  expect(found(readSecrets, account('app'), { context: clusterRole([READ_SECRETS]) })).toEqual([]);
});

test('two ClusterRoles with the same name are both checked', () => {
  expect(found(readSecrets, clusterRole([READ_SECRETS]) + clusterRole([READ_SECRETS.replace('get', 'list')])).map(({ key }) => key))
    .toEqual(['secrets get', 'secrets list']);
});

test('a kind of the same name in another API group is not a role', () => {
  expect(found(readSecrets, clusterRole([READ_SECRETS]).replace('rbac.authorization.k8s.io', 'example.com'))).toEqual([]);
});

test('a key does not depend on the order of rules', () => {
  const rules = [READ_SECRETS, "apiGroups: [''], resources: [configmaps, secrets], verbs: [watch]", "apiGroups: [''], resources: [secrets], resourceNames: [a], verbs: [list]"];
  const keys = (order: readonly string[]): string[] => found(readSecrets, clusterRole(order)).map(({ key }) => key);
  expect(keys(rules)).toEqual(['secrets get,watch']);
  expect(keys([...rules].reverse())).toEqual(['secrets get,watch']);
});

test('the path leads to the rule for the same objects', () => {
  const named = "apiGroups: [''], resources: [pods], resourceNames: [web-0], verbs: [patch]";
  const all = "apiGroups: [''], resources: [pods], verbs: [update]";
  const places = (rules: readonly string[]): string[] => found(modifyPods, clusterRole(rules)).map(({ key, path }) => `${key} at ${path}`).sort();
  expect(places([named, all])).toEqual(['pods patch named web-0 at rules[0]', 'pods update at rules[1]']);
  expect(places([named, all.replace('update', 'patch')])).toEqual(['pods patch at rules[1]']);
  expect(places([all, named])).toEqual(['pods patch named web-0 at rules[1]', 'pods update at rules[0]']);
});

test.each([
  'null', '5', 'text', '[]', '[null, 5, text, [[]]]', '{}', '[{}]', '[{ verbs: null, resources: 5, apiGroups: { a: b } }]',
  '[{ verbs: [5, null, {}], resources: [[secrets]], apiGroups: [null] }]', '[{ verbs: [get], nonResourceURLs: [5] }]', '&a [*a]',
])('rules with the shape %s do not throw and are not reported', rules => {
  const yaml = clusterRole([]).replace('rules:', `rules: ${rules}`);
  for (const rule of rulesOf('rbac')) { expect([rule.id, found(rule, yaml)]).toEqual([rule.id, []]); }
});

describe('constructs accept exactly what is reported', () => {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'shop' });
  const reason = 'this is only an example';
  new MinimalClusterRole(chart, 'cluster-role', {
    permissions: [
      Permission.of(['*'], kplus.ApiResource.CONFIG_MAPS, kplus.ApiResource.SECRETS).because(reason),
      Permission.list(kplus.ApiResource.SECRETS).because(reason),
      Permission.of(['impersonate'], kplus.ApiResource.custom({ apiGroup: '', resourceType: 'users' })).named('jane').because(reason),
      Permission.of(['get'], kplus.ApiResource.custom({ apiGroup: '*', resourceType: '*' })).because(reason),
      Permission.onNonResourceUrls(['get'], kplus.NonApiResource.of('/*')).because(reason),
    ],
  });
  new MinimalRole(chart, 'role', {
    permissions: [
      Permission.create(kplus.ApiResource.PODS, kplus.ApiResource.DEPLOYMENTS).because(reason),
      Permission.of(['bind'], kplus.ApiResource.CLUSTER_ROLES).named('view', 'edit').because(reason),
      Permission.get(kplus.ApiResource.CONFIG_MAPS),
    ],
  });
  const manifests = Testing.synth(chart) as { kind: string; metadata: { annotations?: { [key: string]: string } } }[];
  const yaml = manifests.map(manifest => stringify(manifest)).join('---\n');

  test.each(['ClusterRole', 'Role'])('%s', kind => {
    const { annotations = {} } = manifests.find(manifest => manifest.kind === kind)!.metadata;
    const all: [string, Found][] = rulesOf('rbac').flatMap(rule => found(rule, yaml).map<[string, Found]>(finding => [rule.id, finding]));
    const reported = all.filter(([, { object }]) => object.startsWith(`${kind} `));
    expect(reported.length).toBeGreaterThan(2);
    const accepted = Object.entries(annotations).flatMap(([annotation, value]) => parseAcceptances(value).map(({ key }) => `${annotation} ${key}`));
    expect(reported.map(([id, { key }]) => `${acceptanceAnnotation(id)} ${key}`).sort()).toEqual(accepted.sort());
  });
});

describe('other permissions of the holder count', () => {
  const BIND = 'apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]';
  const WRITE = 'apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]';
  const caps = (yaml: string): (string | undefined)[] => found(bindRoles, yaml).map(({ atMost }) => atMost);
  const to = (roleName: string, subject: string, kind = 'ClusterRoleBinding', namespace = ''): string =>
    binding(kind, [subject], `name: ${roleName}-${kind.toLowerCase()}${namespace && `, namespace: ${namespace}`}`).replace('ClusterRole, name: role', `ClusterRole, name: ${roleName}`);

  test.each(['kind: ServiceAccount, name: app, namespace: shop', 'kind: User, name: jane', 'kind: Group, name: deployers'])('to %s', subject => {
    const roles = clusterRole([BIND]) + clusterRole([WRITE], 'writer');
    expect(caps(roles)).toEqual(['medium']);
    expect(caps(roles + to('role', subject))).toEqual(['medium']);
    expect(caps(roles + to('role', subject) + to('writer', subject))).toEqual([undefined]);
    expect(caps(roles + to('role', subject) + to('writer', 'kind: User, name: another'))).toEqual(['medium']);
  });

  test('in the same namespace', () => {
    const inNamespaces = (first: string, second: string): string => clusterRole([BIND]) + clusterRole([WRITE], 'writer')
      + to('role', SUBJECT, 'RoleBinding', first) + to('writer', SUBJECT, 'RoleBinding', second);
    expect(caps(inNamespaces('a', 'a'))).toEqual([undefined]);
    expect(caps(inNamespaces('a', 'b'))).toEqual(['medium']);
  });
});

describe('a role without holders', () => {
  const caps = (yaml: string, complete = true): (string | undefined)[] => found(readSecrets, yaml, { complete }).map(({ atMost }) => atMost);

  test('is low in a complete app', () => {
    expect(caps(clusterRole([READ_SECRETS]))).toEqual(['low']);
    expect(caps(clusterRole([READ_SECRETS]), false)).toEqual([undefined]);
    expect(caps(clusterRole([READ_SECRETS]) + binding('ClusterRoleBinding', [SUBJECT]))).toEqual([undefined]);
  });

  test.each([
    ['the name of its role', 'ClusterRoleBinding', 'name: binding', ['name: role', 'name: "${ROLE}"']],
    ['a part of that name', 'ClusterRoleBinding', 'name: binding', ['name: role', 'name: "role-{{ .Values.suffix }}"']],
    ['the kind of its role', 'RoleBinding', 'name: binding, namespace: shop', ['kind: ClusterRole', 'kind: "${KIND}"']],
  ] as const)('unless another tool fills in %s', (_, kind, metadata, [written, filledIn]) => {
    const bound = binding(kind, [SUBJECT], metadata);
    const at = bound.indexOf('roleRef');
    expect(caps(clusterRole([READ_SECRETS]) + bound.slice(0, at) + bound.slice(at).replace(written, filledIn))).toEqual([undefined]);
  });

  test('unless a binding may refer to one of several roles', () => {
    const inNamespace = (namespace: string): string => role([READ_SECRETS]).replace('shop', namespace);
    const bound = (namespace: string): string => binding('RoleBinding', [SUBJECT], `name: binding${namespace}`).replace('kind: ClusterRole', 'kind: Role');
    expect(caps(inNamespace('shop') + inNamespace('bank') + bound(''))).toEqual([undefined, undefined]);
    expect(caps(inNamespace('shop') + inNamespace('bank') + bound(', namespace: other'))).toEqual(['low', 'low']);
    expect(caps(inNamespace('shop') + inNamespace('bank') + bound('').replace('name: role', 'name: another'))).toEqual(['low', 'low']);
  });

  test('unless another role aggregates it', () => {
    const part = clusterRole([READ_SECRETS]).replace('name: role', "name: role, labels: { monitoring: 'true' }");
    const whole = `${clusterRole([]).replace('rules:', "aggregationRule: { clusterRoleSelectors: [{ matchLabels: { monitoring: 'true' } }] }").replace('name: role', 'name: whole')}`;
    expect(caps(part + whole)).toEqual([undefined, undefined]);
    expect(caps(part.replace('monitoring', 'rbac.authorization.k8s.io/aggregate-to-edit'))).toEqual([undefined]);
  });
});

describe('a Secret that holds a token', () => {
  const secret = (namespace: string, type = 'kubernetes.io/service-account-token'): string => `
apiVersion: v1
kind: Secret
metadata: { name: root-token, namespace: ${namespace}, annotations: { kubernetes.io/service-account.name: root } }
type: ${type}
---`;
  const named = (verbs: string): string => `apiGroups: [''], resources: [secrets], resourceNames: [database, root-token], verbs: [${verbs}]`;

  test.each(['get', 'patch', 'list', 'watch', 'delete'])('is read by name with %s', verb => {
    expect(found(readSecrets, role([named(`${verb}, update`)]) + secret('shop'))).toMatchObject([{
      object: 'Role shop/role',
      path: 'rules[0]',
      key: `secrets ${verb} named root-token`,
      message: `'secrets ${verb} named root-token' exposes a token of ServiceAccount shop/root, which never expires`,
    }]);
  });

  test('is not reported in another namespace, with another type, or without read access', () => {
    expect(found(readSecrets, role([named('get')]) + secret('other'))).toEqual([]);
    expect(found(readSecrets, role([named('get')]) + secret('shop', 'Opaque'))).toEqual([]);
    expect(found(readSecrets, role([named('update, deletecollection')]) + secret('shop'))).toEqual([]);
    expect(found(readSecrets, clusterRole([named('get')]) + secret('other'))).toHaveLength(1);
  });

  test('is reported once if all Secrets are readable', () => {
    expect(found(readSecrets, role([named('get'), READ_SECRETS]) + secret('shop')).map(({ key }) => key)).toEqual(['secrets get']);
  });
});

test('everything in one namespace is less severe than everything', () => {
  const ALL = "apiGroups: ['*'], resources: ['*'], verbs: ['*']";
  const caps = (yaml: string): (string | undefined)[] => found(grantsEverything, yaml).map(({ atMost }) => atMost);
  expect(caps(clusterRole([ALL]))).toEqual([undefined]);
  expect(caps(role([ALL]))).toEqual(['high']);
  expect(caps(role([ALL]).replace('namespace: shop', 'namespace: kube-system'))).toEqual([undefined]);
});
