import { all, model, objects, TODAY, told } from './_apps';
import { audit, AuditOptions } from '../../src/audit/audit';
import { baselineOf } from '../../src/audit/baseline';
import { AuditResult } from '../../src/audit/finding';

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

function judge(text: string, options: Partial<AuditOptions> = {}): AuditResult {
  const rules = ['binding-to-anonymous', 'binding-to-all-authenticated-users', 'forbidden-acceptance'];
  const pack = { name: 'p', description: '', severities: Object.fromEntries(rules.map(rule => [rule, 'critical' as const])) };
  return audit(model(objects(text)), { today: TODAY, pack, ...options });
}

describe.each([['binding-to-anonymous', ANONYMOUS], ['binding-to-all-authenticated-users', AUTHENTICATED]])('%s', (rule, subject) => {
  test.each([
    ['cluster-admin', binding(rule, 'cluster-admin', subject)],
    ['cluster-admin in one namespace', binding(rule, 'cluster-admin', subject, 'RoleBinding')],
    ['cluster-admin that the app defines otherwise', all(role('').replace('name: own', 'name: cluster-admin'), binding(rule, 'cluster-admin', subject))],
    ['an own role that grants everything', all(role(EVERYTHING), binding(rule, 'own', subject))],
    ['an own role that grants everything besides something else', all(role(`{apiGroups: [""], resources: [pods], verbs: [get]}, ${EVERYTHING}`), binding(rule, 'own', subject))],
  ])('of %s can be accepted by nothing', (_, text) => {
    const result = judge(text);
    expect(result.accepted).toEqual([]);
    expect(result.findings.map(finding => [finding.rule, finding.unacceptable])).toEqual([[rule, true], ['forbidden-acceptance', true]]);
    expect(result.findings[1].message).toContain(`nothing can accept ${rule}`);
    expect(baselineOf(result).entries).toEqual([]);

    const { key, object: { kind, name } } = result.findings[0];
    const baseline = { entries: [{ rule, key, object: { group: 'rbac.authorization.k8s.io', kind, name } }] };
    expect(judge(text, { baseline, acceptances: { inline: false } }).findings.map(finding => finding.rule)).toEqual([rule]);
  });

  test.each([
    ['another role of every cluster', binding(rule, 'view', subject)],
    ['a role that is not known', binding(rule, 'somewhere-else', subject)],
    ['all verbs on one resource', all(role('{apiGroups: ["*"], resources: [pods], verbs: ["*"]}'), binding(rule, 'own', subject))],
    ['one verb on everything', all(role('{apiGroups: ["*"], resources: ["*"], verbs: [get]}'), binding(rule, 'own', subject))],
  ])('of %s can be accepted', (_, text) => {
    const result = judge(text);
    expect(told(result)).toEqual([]);
    expect(result.accepted.map(finding => finding.rule)).toEqual([rule]);
  });
});

test('cluster-admin for somebody in particular can be accepted', () => {
  const text = binding('binding-to-anonymous', 'cluster-admin', '{kind: User, apiGroup: rbac.authorization.k8s.io, name: ada}');
  const pack = { name: 'p', description: '', severities: { 'binding-to-cluster-admin': 'critical' as const } };
  expect(judge(text, { pack }).accepted.map(({ rule }) => rule)).toEqual(['binding-to-cluster-admin']);
});
