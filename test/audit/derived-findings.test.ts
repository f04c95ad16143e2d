import { all, findingTexts, objects, TODAY } from './_apps';
import { audit, AuditOptions } from '../../src/audit/audit';
import { baselineOf } from '../../src/audit/baseline';
import { AuditResult } from '../../src/audit/finding';
import { AppModel } from '../../src/model/app-model';
import { Pack } from '../../src/rules/pack';

const RBAC = 'rbac.authorization.k8s.io';
const REASON = 'runs the jobs of all teams';

/** The rules on the permissions here, on their escalation paths, and on acceptances. */
const PACK: Pack = {
  name: 'paths',
  description: 'Paths and what they follow from',
  severities: { 'path-to-cluster-admin': 'critical', 'create-workloads': 'high', 'grants-everything': 'critical', 'unused-acceptance': 'medium' },
};

type Accepted = { readonly [rule: string]: string };

function accepting(accepted: Accepted = {}): object {
  return { annotations: Object.fromEntries(Object.entries(accepted).map(([rule, value]) => [`cdk8s-least-privilege/accept.${rule}`, value])) };
}

function account(accepted?: Accepted, name = 'web'): object {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: 'shop', ...accepting(accepted) } };
}

const WORKLOAD = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { template: { spec: { serviceAccountName: 'web', containers: [{ name: 'app', image: 'web' }] } } },
};

function runner(kind: 'Role' | 'ClusterRole', accepted?: Accepted): object[] {
  const metadata = { name: 'runner', ...kind === 'Role' ? { namespace: 'shop' } : {} };
  return [
    { apiVersion: `${RBAC}/v1`, kind, metadata: { ...metadata, ...accepting(accepted) }, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['create'] }] },
    { apiVersion: `${RBAC}/v1`, kind: `${kind}Binding`, metadata, roleRef: { apiGroup: RBAC, kind, name: 'runner' }, subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }] },
  ];
}

function operator(accepted?: Accepted): object[] {
  return [
    account({}, 'operator'),
    { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: 'operator', ...accepting(accepted) }, rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: 'operator' },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'operator' },
      subjects: [{ kind: 'ServiceAccount', name: 'operator', namespace: 'shop' }],
    },
  ];
}

function resultOf(manifests: readonly object[], options: Partial<AuditOptions> = {}): AuditResult {
  return audit(new AppModel(objects(all(...manifests.map(manifest => JSON.stringify(manifest))))), { today: TODAY, pack: PACK, ...options });
}

function severitiesOf({ findings }: AuditResult): string[] {
  return findings.map(({ rule, severity }) => `${severity} ${rule}`);
}

const ON_RUNNER = { 'create-workloads': `[pods create] ${REASON}` };
const ON_OPERATOR = { 'grants-everything': `[*.* *] ${REASON}` };
const ON_ACCOUNT = { 'path-to-cluster-admin': `[cluster-admin] ${REASON}` };
const UNUSED = (name: string, key: string): string => `unused-acceptance ${name}: ${key} ${REASON}`;

test('a path of one accepted permission is accepted with it', () => {
  expect(severitiesOf(resultOf([account(), WORKLOAD, ...runner('ClusterRole')]))).toEqual(['critical path-to-cluster-admin', 'high create-workloads']);
  expect(findingTexts(resultOf([account(), WORKLOAD, ...runner('ClusterRole', ON_RUNNER)]))).toEqual([]);
});

test('a path of several accepted permissions is still reported, at a lower severity', () => {
  const manifests = (onRunner?: Accepted, onOperator?: Accepted, onAccount?: Accepted): object[] => [account(onAccount), WORKLOAD, ...runner('Role', onRunner), ...operator(onOperator)];
  expect(severitiesOf(resultOf(manifests()))).toEqual(['high path-to-cluster-admin', 'high create-workloads', 'critical grants-everything']);
  expect(severitiesOf(resultOf(manifests(ON_RUNNER)))).toEqual(['high path-to-cluster-admin', 'critical grants-everything']);
  expect(severitiesOf(resultOf(manifests(ON_RUNNER, ON_OPERATOR)))).toEqual(['medium path-to-cluster-admin']);
  expect(findingTexts(resultOf(manifests(ON_RUNNER, ON_OPERATOR, ON_ACCOUNT)))).toEqual([]);
});

test('an acceptance is stale once the path is gone, but not while the path is declared', () => {
  expect(findingTexts(resultOf([account(ON_ACCOUNT), WORKLOAD, ...runner('Role', ON_RUNNER)]))).toEqual([UNUSED('web', 'path-to-cluster-admin [cluster-admin]')]);
  expect(findingTexts(resultOf([account(ON_ACCOUNT), WORKLOAD, ...runner('ClusterRole', ON_RUNNER)]))).toEqual([]);
});

test('an exception has the same effect as an annotation', () => {
  const [object] = objects(JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'configuration' } }));
  const exceptions = [{ exception: { rule: 'create-workloads', finding: 'pods create', reason: REASON, object: { kind: 'ClusterRole', name: 'runner' } }, object, path: [], place: 'least-privilege.yaml' }];
  expect(findingTexts(resultOf([account(), WORKLOAD, ...runner('ClusterRole')], { exceptions }))).toEqual([]);
});

test('a baseline does not accept new paths', () => {
  const before = resultOf([account(), WORKLOAD, ...runner('Role')]);
  const baseline = baselineOf(before, '2030-01-01');
  expect(severitiesOf(resultOf([account(), WORKLOAD, ...runner('Role'), ...operator(ON_OPERATOR)], { baseline }))).toEqual(['high path-to-cluster-admin']);
});
