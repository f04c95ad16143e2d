import { all, findingTexts, objects, TODAY } from './_apps';
import { audit, AuditOptions } from '../../src/audit/audit';
import { baselineOf } from '../../src/audit/baseline';
import { AuditResult } from '../../src/audit/finding';
import { AppModel, ModelOptions } from '../../src/model/app-model';

const RBAC = 'rbac.authorization.k8s.io';
const REASON = 'backs up the cluster nightly';
const READ_SECRETS = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] };
const ADA = { kind: 'User', apiGroup: RBAC, name: 'ada' };
const EVE = { kind: 'User', apiGroup: RBAC, name: 'eve' };

type Accepted = { readonly [rule: string]: string };

function metadata(name: string, accepted: Accepted, others: object = {}): object {
  return { name, ...others, annotations: Object.fromEntries(Object.entries(accepted).map(([rule, value]) => [`cdk8s-least-privilege/accept.${rule}`, value])) };
}

function clusterRole(accepted: Accepted = {}, rules: readonly object[] = [READ_SECRETS], labels: object = {}): string {
  return JSON.stringify({ apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: metadata('backup', accepted, { labels }), rules });
}

function binding(subjects: readonly object[], accepted: Accepted = {}, roleName = 'backup'): string {
  return JSON.stringify({
    apiVersion: `${RBAC}/v1`, kind: 'ClusterRoleBinding', metadata: metadata('backups', accepted), roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: roleName }, subjects,
  });
}

function resultOf(text: string, { context, ...model }: ModelOptions = {}, options: Partial<AuditOptions> = {}): AuditResult {
  return audit(new AppModel(objects(text), { ...model, context }), { today: TODAY, ...options });
}

const ON_ROLE = { 'read-secrets': `[secrets get] ${REASON}` };
const ON_BINDING = { 'binding-to-accepted-role': `[ClusterRole backup User ada] ${REASON}` };
const FOUND = (name: string): string => `binding-to-accepted-role backups: ClusterRole backup User ${name}`;

test('a finding accepted on a role is reported for each subject of its bindings', () => {
  const result = resultOf(all(clusterRole(ON_ROLE), binding([ADA, EVE])));
  expect(findingTexts(result)).toEqual([FOUND('ada'), FOUND('eve')]);
  expect(result.findings.map(({ severity }) => severity)).toEqual(['high', 'high']);
});

test('it can be accepted for one subject and reported for another', () => {
  expect(findingTexts(resultOf(all(clusterRole(ON_ROLE), binding([ADA], ON_BINDING))))).toEqual([]);
  expect(findingTexts(resultOf(all(clusterRole(ON_ROLE), binding([EVE, ADA], ON_BINDING))))).toEqual([FOUND('eve')]);
  expect(findingTexts(resultOf(all(clusterRole(ON_ROLE), binding([EVE], ON_BINDING))))).toEqual([
    FOUND('eve'), `unused-acceptance backups: binding-to-accepted-role [ClusterRole backup User ada] ${REASON}`,
  ]);
});

test('while the finding of the role is open, only that is reported', () => {
  expect(findingTexts(resultOf(all(clusterRole(), binding([ADA, EVE], ON_BINDING))))).toEqual(['read-secrets backup: secrets get']);
});

test.each(['high', 'medium', 'low'] as const)('it has the severity of the accepted finding: %s', severity => {
  const { findings } = resultOf(all(clusterRole(ON_ROLE), binding([ADA])), {}, { rules: { 'read-secrets': severity } });
  expect(findings.map(finding => [finding.rule, finding.severity])).toEqual([['binding-to-accepted-role', severity]]);
});

test('it has the highest severity of the accepted findings, regardless of open ones', () => {
  const rules = [READ_SECRETS, { apiGroups: [''], resources: ['users'], verbs: ['impersonate'] }];
  const severities = (accepted: Accepted): { [rule: string]: string } =>
    Object.fromEntries(resultOf(all(clusterRole(accepted, rules), binding([ADA]))).findings.map(({ rule, severity }) => [rule, severity]));
  expect(severities(ON_ROLE)).toEqual({ 'impersonate': 'critical', 'binding-to-accepted-role': 'high' });
  expect(severities({ ...ON_ROLE, impersonate: `[users impersonate] ${REASON}` })).toEqual({ 'binding-to-accepted-role': 'critical' });
});

test('an acceptance of a role that was harmless is reported where a binding makes it worse', () => {
  const role = clusterRole({ 'modify-system-config-maps': `[configmaps update] ${REASON}` }, [{ apiGroups: [''], resources: ['configmaps'], verbs: ['update'] }]);
  const inNamespace = (namespace: string): string => JSON.stringify({
    apiVersion: `${RBAC}/v1`, kind: 'RoleBinding', metadata: { name: 'backups', namespace }, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'backup' }, subjects: [ADA],
  });
  expect(findingTexts(resultOf(all(role, inNamespace('shop'))))).toEqual([]);
  const { findings } = resultOf(all(role, inNamespace('kube-system')));
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['binding-to-accepted-role', 'medium']]);
});

test('an acceptance of a role without holders is reported for a later holder', () => {
  expect(findingTexts(resultOf(clusterRole(ON_ROLE), { complete: true }))).toEqual([]);
  const { findings } = resultOf(all(clusterRole(ON_ROLE), binding([ADA])), { complete: true });
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['binding-to-accepted-role', 'high']]);
});

test('a binding to a role that aggregates the accepted one is reported', () => {
  const context = objects(JSON.stringify({
    apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: 'whole' }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to: 'whole' } }] }, rules: [],
  }));
  const part = (accepted: Accepted): string => clusterRole(accepted, [READ_SECRETS], { to: 'whole' });
  expect(findingTexts(resultOf(all(part(ON_ROLE), binding([ADA], {}, 'whole')), { context }))).toEqual(['binding-to-accepted-role backups: ClusterRole whole User ada']);
  expect(findingTexts(resultOf(all(part({}), binding([ADA], {}, 'whole')), { context }))).toEqual(['read-secrets backup: secrets get']);
});

test('acceptances are not unused if another version of Kubernetes has the finding of the role', () => {
  const rules = [{ apiGroups: ['certificates.k8s.io'], resources: ['podcertificaterequests'], verbs: ['create'] }];
  const app = all(clusterRole({ 'create-pod-certificate-requests': REASON }, rules), binding([ADA], { 'binding-to-accepted-role': `[ClusterRole backup User ada] ${REASON}` }));
  for (const kubernetesVersion of [undefined, '1.30']) { expect(findingTexts(resultOf(app, { kubernetesVersion }))).toEqual([]); }
});

test('a grant that lets everyone take over the cluster cannot be accepted', () => {
  const everything = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
  const authenticated = { kind: 'Group', apiGroup: RBAC, name: 'system:authenticated' };
  const { findings } = resultOf(all(clusterRole({ 'grants-everything': REASON }, [everything]), binding([authenticated], { 'binding-to-accepted-role': REASON })));
  expect(findings.map(({ rule, severity, unacceptable }) => [rule, severity, unacceptable])).toContainEqual(['binding-to-accepted-role', 'critical', true]);
});

describe('a baseline', () => {
  const app = all(clusterRole(), binding([ADA, ADA]));

  test('accepts the bindings that exist when it is written', () => {
    const baseline = baselineOf(resultOf(app), '2026-01-01');
    expect(baseline.entries.map(({ rule, key, count }) => [rule, key, count])).toEqual([
      ['read-secrets', 'secrets get', undefined], ['binding-to-accepted-role', 'ClusterRole backup User ada', undefined],
    ]);
    const result = resultOf(app, {}, { baseline });
    expect(findingTexts(result)).toEqual([]);
    expect(result.staleBaseline).toEqual([]);
    expect(baselineOf(result, '2026-01-01')).toEqual(baseline);
  });

  test('does not accept later bindings', () => {
    const baseline = baselineOf(resultOf(app), '2026-01-01');
    expect(findingTexts(resultOf(all(clusterRole(), binding([EVE, ADA])), {}, { baseline }))).toEqual([FOUND('eve')]);
  });

  test('leaves out bindings that an annotation accepts', () => {
    expect(baselineOf(resultOf(all(clusterRole(), binding([ADA], ON_BINDING))), '2026-01-01').entries.map(({ rule }) => rule)).toEqual(['read-secrets']);
  });

  test('contains the bindings if annotations have no effect', () => {
    const options = { acceptances: { inline: false } };
    const annotated = all(clusterRole(ON_ROLE), binding([ADA], ON_BINDING));
    const baseline = baselineOf(resultOf(annotated, {}, options), '2026-01-01');
    expect(baseline.entries.map(({ rule }) => rule)).toEqual(['read-secrets', 'binding-to-accepted-role']);
    expect(findingTexts(resultOf(annotated, {}, { ...options, baseline }))).toEqual([]);
  });
});

test('a role and a binding that are parts of one object are reported there', () => {
  const operator = (accepted: Accepted): string => JSON.stringify({
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'ClusterServiceVersion',
    metadata: metadata('operator', accepted, { namespace: 'operators' }),
    spec: { install: { spec: { clusterPermissions: [{ serviceAccountName: 'operator', rules: [READ_SECRETS] }] } } },
  });
  const [open] = resultOf(operator({})).findings.filter(({ rule }) => rule === 'read-secrets');
  const { findings } = resultOf(operator({ 'read-secrets': `[${open.key}] ${REASON}` }));
  expect(findings.filter(({ rule }) => rule === 'binding-to-accepted-role').map(({ object, severity }) => [object.kind, severity])).toEqual([['ClusterServiceVersion', 'high']]);
});
