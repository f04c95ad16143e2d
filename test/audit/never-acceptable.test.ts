import { all, findingTexts, model, objects, TODAY } from './_apps';
import { audit, AuditOptions } from '../../src/audit/audit';
import { baselineOf } from '../../src/audit/baseline';
import { AuditResult } from '../../src/audit/finding';
import { AppModel } from '../../src/model/app-model';
import { Pack } from '../../src/rules/pack';
import { PACKS, podSecurityBaseline, recommended } from '../../src/rules/packs';

const EVERYTHING = '{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}';
const ANONYMOUS = '{kind: User, apiGroup: rbac.authorization.k8s.io, name: "system:anonymous"}';
const AUTHENTICATED = '{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:authenticated"}';

function binding(rule: string, roleName: string, subject: string, kind = 'ClusterRoleBinding'): string {
  return `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: open
  annotations:
    cdk8s-least-privilege/accept.${rule}: it is a cluster for demonstrations
    cdk8s-least-privilege/accept.binding-to-cluster-admin: it is a cluster for demonstrations
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${roleName}}
subjects: [${subject}]
`;
}

function role(rules: string): string {
  return `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: own}
rules: [${rules}]
`;
}

function auditText(text: string, options: Partial<AuditOptions> = {}): AuditResult {
  const ids = ['binding-to-anonymous', 'binding-to-all-authenticated-users', 'binding-to-all-service-accounts', 'forbidden-acceptance'];
  const pack = { name: 'p', description: '', severities: Object.fromEntries(ids.map(rule => [rule, 'critical' as const])) };
  return audit(model(objects(text)), { today: TODAY, pack, ...options });
}

const group = (name: string): string => `{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "${name}"}`;
const rules = (resource: string, verbs: string, apiGroup = ''): string => `{apiGroups: ["${apiGroup}"], resources: [${resource}], verbs: [${verbs}]}`;
const named = (resource: string, verbs: string, name: string): string => rules(resource, verbs).replace('}', `, resourceNames: [${name}]}`);
const RBAC_GROUP = 'rbac.authorization.k8s.io';

describe.each([
  ['binding-to-anonymous', ANONYMOUS], ['binding-to-anonymous', group('system:unauthenticated')],
  ['binding-to-all-authenticated-users', AUTHENTICATED], ['binding-to-all-authenticated-users', group('system:authenticated:oauth')],
  ['binding-to-all-service-accounts', group('system:serviceaccounts')],
])('%s', (rule, subject) => {
  test.each([
    ['cluster-admin', binding(rule, 'cluster-admin', subject)],
    ['cluster-admin in one namespace', binding(rule, 'cluster-admin', subject, 'RoleBinding')],
    ['cluster-admin that the app redefines', all(role('').replace('name: own', 'name: cluster-admin'), binding(rule, 'cluster-admin', subject))],
    ['a custom role that grants everything', all(role(EVERYTHING), binding(rule, 'own', subject))],
    ['a custom role that grants everything and something else', all(role(`{apiGroups: [""], resources: [pods], verbs: [get]}, ${EVERYTHING}`), binding(rule, 'own', subject))],
    ['every verb but no wildcard', all(role('{apiGroups: ["*"], resources: ["*"], verbs: [get, list, watch, create, update, patch, delete, deletecollection]}'), binding(rule, 'own', subject))],
    ['edit in the whole cluster', binding(rule, 'edit', subject)],
    ['edit in kube-system', binding(rule, 'edit', subject, 'RoleBinding').replace('name: open', 'name: open\n  namespace: kube-system')],
    ['a controller', binding(rule, 'system:controller:clusterrole-aggregation-controller', subject)],
    ['all verbs on pods', all(role('{apiGroups: ["*"], resources: [pods], verbs: ["*"]}'), binding(rule, 'own', subject))],
    ['get on everything, including the proxies of nodes', all(role('{apiGroups: ["*"], resources: ["*"], verbs: [get]}'), binding(rule, 'own', subject))],
    ['tokens of every account', all(role(rules('serviceaccounts/token', 'create')), binding(rule, 'own', subject))],
    ['bindings of any role', all(role(`${rules('clusterrolebindings', 'create', RBAC_GROUP)}, ${rules('clusterroles', 'bind', RBAC_GROUP)}`), binding(rule, 'own', subject))],
    ['changes of its own role', all(role(rules('clusterroles', 'patch, escalate', RBAC_GROUP)), binding(rule, 'own', subject))],
    ['token Secrets, written and read', all(role(rules('secrets', 'create, patch')), binding(rule, 'own', subject))],
    ['creating any Secret and reading one by name', all(role(rules('secrets', 'create') + ', ' + named('secrets', 'get', 'own')), binding(rule, 'own', subject))],
    ['a named pod, made by server-side apply', all(role(named('pods', 'create, patch', 'own')), binding(rule, 'own', subject))],
    ['a named Secret, made by server-side apply', all(role(named('secrets', 'create', 'own') + ', ' + named('secrets', 'patch', 'own')), binding(rule, 'own', subject))],
    ['a named user, in a named group', all(role(named('users', 'impersonate', 'jane') + ', ' + named('groups', 'impersonate', '"system:masters"')), binding(rule, 'own', subject))],
    ['tokens of the account that aggregates roles', all(role(named('serviceaccounts/token', 'create', 'clusterrole-aggregation-controller')), binding(rule, 'own', subject))],
    ['certificates of nodes', all(role(rules('certificatesigningrequests, certificatesigningrequests/nodeclient', 'create, get', 'certificates.k8s.io')), binding(rule, 'own', subject))],
  ])('of %s cannot be accepted', (_, text) => {
    const result = auditText(text);
    expect(result.accepted).toEqual([]);
    expect(result.findings.map(finding => [finding.rule, finding.unacceptable])).toEqual([[rule, true], ['forbidden-acceptance', true]]);
    expect(result.findings[1].message).toContain(`${rule} cannot be accepted`);
    expect(baselineOf(result, '2030-01-01').entries).toEqual([]);

    const { key, object: { kind, namespace, name } } = result.findings[0];
    const baseline = { entries: [{ rule, key, object: { group: 'rbac.authorization.k8s.io', kind, namespace, name } }] };
    expect(auditText(text, { baseline, acceptances: { inline: false } }).findings.map(finding => finding.rule)).toEqual([rule, 'forbidden-acceptance']);
  });

  test.each([
    ['another built-in role', binding(rule, 'view', subject)],
    ['an unknown role', binding(rule, 'somewhere-else', subject)],
    ['all verbs on one resource', all(role('{apiGroups: ["*"], resources: [configmaps], resourceNames: [web], verbs: ["*"]}'), binding(rule, 'own', subject))],
    ['one verb on everything', all(role('{apiGroups: ["*"], resources: ["*"], verbs: [list]}'), binding(rule, 'own', subject))],
    ['edit in one namespace', binding(rule, 'edit', subject, 'RoleBinding').replace('name: open', 'name: open\n  namespace: shop')],
    ['bindings without the right to bind', all(role(rules('clusterrolebindings', 'create', RBAC_GROUP)), binding(rule, 'own', subject))],
    ['a named user without a group', all(role(named('users', 'impersonate', 'jane')), binding(rule, 'own', subject))],
    ['a named Secret, created and read', all(role(named('secrets', 'create, get', 'own')), binding(rule, 'own', subject))],
    ['a named Secret, changed', all(role(named('secrets', 'create', 'own') + ', ' + named('secrets', 'patch', 'other')), binding(rule, 'own', subject))],
    ['one named token', all(role('{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [web], verbs: [create]}'), binding(rule, 'own', subject))],
  ])('of %s can be accepted', (_, text) => {
    const result = auditText(text);
    expect(findingTexts(result)).toEqual([]);
    expect(result.accepted.map(finding => finding.rule)).toEqual([rule]);
  });
});

test('cluster-admin for one user can be accepted', () => {
  const text = binding('binding-to-anonymous', 'cluster-admin', '{kind: User, apiGroup: rbac.authorization.k8s.io, name: ada}');
  const pack = { name: 'p', description: '', severities: { 'binding-to-cluster-admin': 'critical' as const } };
  expect(auditText(text, { pack }).accepted.map(({ rule }) => rule)).toEqual(['binding-to-cluster-admin']);
});

test('two bindings that allow a takeover only together cannot be accepted', () => {
  const half = (name: string, rule: string): string => all(role(rule).replace('name: own', `name: ${name}`), binding('binding-to-all-authenticated-users', name, AUTHENTICATED).replace('name: open', `name: ${name}`));
  const one = half('writes', rules('clusterrolebindings', 'create', RBAC_GROUP));
  const other = half('binds', rules('clusterroles', 'bind', RBAC_GROUP));
  expect(auditText(one).accepted).toHaveLength(1);
  expect(auditText(other).accepted).toHaveLength(1);
  expect(auditText(all(one, other)).accepted).toEqual([]);
});

test('the cluster-admin finding of the binding cannot be accepted either', () => {
  const pack = { name: 'p', description: '', severities: { 'binding-to-cluster-admin': 'critical' as const } };
  expect(auditText(binding('binding-to-anonymous', 'cluster-admin', ANONYMOUS), { pack }).accepted).toEqual([]);
});

describe('a role that every cluster binds to all users', () => {
  const roleOf = (name: string, granted: string) => objects(role(granted).replace('name: own', `name: "${name}"`));
  const found = (name: string, granted: string, pack: Pack) => audit(model(roleOf(name, granted)), { today: TODAY, pack }).findings;

  test.each(['system:discovery', 'system:basic-user', 'system:public-info-viewer'])('%s that grants everything cannot be accepted, in any pack', name => {
    for (const pack of PACKS) {
      const findings = found(name, EVERYTHING, pack);
      expect(findings.map(({ rule, unacceptable, severity }) => [rule, unacceptable, severity])).toContainEqual(['grants-everything', true, 'critical']);
    }
  });

  test.each([
    ['that is built in, with harmless additions', 'system:discovery', rules('services', 'list, watch')],
    ['of another name', 'system:discoveries', EVERYTHING],
    ['that only a Kubernetes account holds', 'system:kube-dns', EVERYTHING],
  ])('a role %s is like any other', (_, name, granted) => {
    expect(found(name, granted, recommended).filter(({ unacceptable }) => unacceptable)).toEqual([]);
    expect(found(name, granted, podSecurityBaseline)).toEqual([]);
  });

  test('a role that Kubernetes binds has holders, even in a cluster without other objects', () => {
    const severities = (name: string) => audit(new AppModel(roleOf(name, EVERYTHING), { complete: true }), { today: TODAY })
      .findings.map(({ severity }) => severity);
    expect(severities('system:kube-dns')).toEqual(['critical']);
    expect(severities('own')).toEqual(['low']);
  });
});

test('a pack without the rules on bindings still finds what cannot be accepted, and says why', () => {
  const anonymousAdmin = binding('binding-to-anonymous', 'cluster-admin', ANONYMOUS);
  const result = audit(model(objects(anonymousAdmin)), { today: TODAY, pack: podSecurityBaseline });
  expect(result.findings.map(({ rule, unacceptable }) => [rule, unacceptable])).toEqual([['binding-to-anonymous', true]]);
  expect(result.notes).toEqual(['binding-to-anonymous: off or lowered, which has no effect on findings that cannot be accepted']);
  expect(audit(model(objects(anonymousAdmin.replace('cluster-admin}', 'view}'))), { today: TODAY, pack: podSecurityBaseline }).findings).toEqual([]);
});
