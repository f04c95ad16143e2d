import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { objects, TODAY } from './_apps';
import {
  ApiAccess, ApiPermissions, ExistingClusterRole, Findings, MinimalClusterRole, MinimalRole, Permission, Relaxation, SecureDeployment,
  SecureServiceAccount,
} from '../../src';
import { audit } from '../../src/audit/audit';
import { AuditResult } from '../../src/audit/finding';
import { AppModel } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';

const REASON = 'it is what this test is about';

function auditOf(build: (chart: Chart) => void): AuditResult {
  const app = Testing.app();
  const chart = new Chart(app, 'chart', { namespace: 'production', disableResourceNameHashes: true });
  build(chart);
  return audit(new AppModel(objects(app.synthYaml())), { today: TODAY, pack: restricted });
}

function rulesOf(findings: AuditResult['findings']): string[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

/** What is found but about the accounts that these tests leave out. */
function told({ findings }: AuditResult): string[] {
  return rulesOf(findings.filter(({ severity }) => severity !== 'low'));
}

test.each<[string, () => Permission, string[]]>([
  ['reading Secrets', () => Permission.read(kplus.ApiResource.SECRETS), ['read-secrets']],
  ['binding roles', () => Permission.of(['bind', 'escalate'], kplus.ApiResource.CLUSTER_ROLES), ['bind-roles', 'escalate-roles']],
  ['every verb', () => Permission.of(['*'], kplus.ApiResource.DEPLOYMENTS), ['wildcard-verb']],
  ['everything', () => Permission.of(['*'], kplus.ApiResource.custom({ apiGroup: '*', resourceType: '*' })), ['grants-everything']],
  ['applying one Secret', () => Permission.apply(kplus.ApiResource.SECRETS).named('mine'), ['write-secrets']],
  ['writing ConfigMaps', () => Permission.update(kplus.ApiResource.CONFIG_MAPS), ['modify-system-config-maps']],
  ['creating pods', () => Permission.of(['create', 'patch'], kplus.ApiResource.PODS), ['create-workloads', 'modify-pods']],
])('the reason for %s accepts exactly what rules find', (_, permission, rules) => {
  const result = auditOf(chart => {
    const account = new SecureServiceAccount(chart, 'account');
    new MinimalClusterRole(chart, 'role', { permissions: [permission().because(REASON)] }).bind(account);
  });
  expect(told(result)).toEqual([]);
  expect(rulesOf(result.accepted)).toEqual(rules);
  expect(result.accepted.every(({ reason }) => reason === REASON)).toBe(true);
});

test('names that only a field selector sends are accepted by whoever says that it does', () => {
  const result = auditOf(chart => {
    const account = new SecureServiceAccount(chart, 'account');
    new MinimalRole(chart, 'role', { permissions: [Permission.read(kplus.ApiResource.CONFIG_MAPS).namedByFieldSelector('web')] }).bind(account);
  });
  expect(result.findings.filter(({ rule }) => /names|acceptance/.test(rule))).toEqual([]);
  expect(rulesOf(result.accepted)).toEqual(['resource-names-without-effect']);
});

test.each([['cluster-admin', 'binding-to-cluster-admin'], ['edit', 'binding-to-admin-or-edit'], ['system:controller:job-controller', 'binding-to-privileged-role']])('the reason for %s does', (name, rule) => {
  const result = auditOf(chart => new ExistingClusterRole(chart, 'role', { name, because: REASON }).bindInNamespace('production', new SecureServiceAccount(chart, 'account')));
  expect(told(result)).toEqual([]);
  expect(rulesOf(result.accepted)).toEqual([rule]);
});

test('a token whose permissions are elsewhere does', () => {
  const result = auditOf(chart => new SecureDeployment(chart, 'web', {
    containers: [{ name: 'app', image: 'web:v1' }],
    apiAccess: ApiAccess.of({ containers: ['app'], permissions: ApiPermissions.EXTERNAL, reason: REASON }),
  }));
  expect(told(result)).toEqual([]);
  expect(rulesOf(result.accepted)).toEqual(['token-without-permission']);
});

test('each relaxation does', () => {
  const result = auditOf(chart => {
    const account = new SecureServiceAccount(chart, 'account');
    new MinimalRole(chart, 'role', { permissions: [Permission.read(kplus.ApiResource.PODS)] }).bind(account);
    new SecureDeployment(chart, 'web', {
      serviceAccount: account,
      containers: [{ name: 'app', image: 'web:v1' }, { name: 'proxy', image: 'proxy:v1' }],
      apiAccess: ApiAccess.inContainers('app'),
      relaxations: [Relaxation.sharedProcessNamespace(REASON), Relaxation.tokenInSharedProcessNamespace(REASON), Relaxation.writableRootFilesystem(REASON, { containers: ['app'] })],
    });
  });
  expect(told(result)).toEqual([]);
  expect(rulesOf(result.accepted)).toEqual(['shared-process-namespace', 'token-in-shared-process-namespace', 'writable-root-filesystem']);
});

test('what is accepted for a chart is one acceptance on many objects', () => {
  const build = (chart: Chart, rule: string): void => {
    new kplus.ServiceAccount(chart, 'account', { automountToken: true });
    new kplus.ServiceAccount(chart, 'other', { automountToken: true });
    Findings.of(chart).acceptAll({ rule, reason: REASON, until: '2999-12-31' });
  };
  const used = auditOf(chart => build(chart, 'service-account-automount'));
  expect(rulesOf(used.accepted)).toEqual(['service-account-automount']);
  expect(told(used)).toEqual([]);
  const unused = auditOf(chart => build(chart, 'read-secrets'));
  expect(unused.findings.filter(({ rule }) => rule === 'unused-acceptance')).toHaveLength(1);
});
