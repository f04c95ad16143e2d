import { ApiObject, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { objects, TODAY } from './_apps';
import {
  ApiAccess, Findings, MinimalClusterRole, MinimalRole, Permission, Relaxation, SecureDeployment,
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

/** Findings, except those on accounts that these tests omit. */
function reportedRules({ findings }: AuditResult): string[] {
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
])('the reason for %s accepts exactly the findings of the rules', (_, permission, rules) => {
  const result = auditOf(chart => {
    const account = new SecureServiceAccount(chart, 'account');
    new MinimalClusterRole(chart, 'role', { permissions: [permission().because(REASON)] }).bind(account);
  });
  expect(reportedRules(result)).toEqual([]);
  expect(rulesOf(result.accepted)).toEqual([...rules, 'binding-to-accepted-role'].sort());
  expect(result.accepted.every(({ reason }) => reason === REASON)).toBe(true);
});

test('a reason for names that only a field selector sends accepts the finding', () => {
  const result = auditOf(chart => {
    const account = new SecureServiceAccount(chart, 'account');
    new MinimalRole(chart, 'role', { permissions: [Permission.read(kplus.ApiResource.CONFIG_MAPS).namedByFieldSelector('web')] }).bind(account);
  });
  expect(result.findings.filter(({ rule }) => /names|acceptance/.test(rule))).toEqual([]);
  expect(rulesOf(result.accepted)).toEqual(['resource-names-without-effect']);
});

test.each([['cluster-admin', 'binding-to-cluster-admin'], ['edit', 'binding-to-admin-or-edit'], ['system:controller:job-controller', 'binding-to-privileged-role']])('the reason for %s accepts the finding', (name, rule) => {
  const result = auditOf(chart => MinimalClusterRole.fromClusterRoleName(chart, 'role', name, { reason: REASON }).bindInNamespace('production', new SecureServiceAccount(chart, 'account')));
  expect(reportedRules(result)).toEqual([]);
  expect(rulesOf(result.accepted)).toEqual([rule]);
});

describe('the reason for system:auth-delegator', () => {
  function bind(chart: Chart): void {
    MinimalClusterRole.fromClusterRoleName(chart, 'role', 'system:auth-delegator', { reason: REASON }).bind(new SecureServiceAccount(chart, 'account'));
  }

  test('accepts the finding', () => {
    const result = auditOf(bind);
    expect(reportedRules(result)).toEqual([]);
    expect(rulesOf(result.accepted)).toEqual(['binding-to-auth-delegator']);
  });

  test('is not reported as unused if the app shows that the role is needed', () => {
    const result = auditOf(chart => {
      bind(chart);
      new ApiObject(chart, 'api', { apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService', metadata: { name: 'v1.example.com' } });
    });
    expect(rulesOf(result.findings)).not.toContain('unused-acceptance');
    expect(rulesOf([...result.findings, ...result.accepted])).not.toContain('binding-to-auth-delegator');
  });
});

test('a token whose permissions are granted elsewhere accepts the finding', () => {
  const result = auditOf(chart => new SecureDeployment(chart, 'web', {
    containers: [{ name: 'app', image: 'web:v1' }],
    apiAccess: ApiAccess.grantedElsewhere(REASON, { containers: ['app'] }),
  }));
  expect(reportedRules(result)).toEqual([]);
  expect(rulesOf(result.accepted)).toEqual(['token-without-permission']);
});

test('each relaxation accepts its finding', () => {
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
  expect(reportedRules(result)).toEqual([]);
  expect(rulesOf(result.accepted)).toEqual(['shared-process-namespace', 'token-in-shared-process-namespace', 'writable-root-filesystem']);
});

test('an acceptance for a chart is one acceptance on many objects', () => {
  const build = (chart: Chart, rule: string): void => {
    new kplus.ServiceAccount(chart, 'account', { automountToken: true });
    new kplus.ServiceAccount(chart, 'other', { automountToken: true });
    Findings.of(chart).acceptAll({ rule, reason: REASON, until: '2999-12-31' });
  };
  const used = auditOf(chart => build(chart, 'service-account-automount'));
  expect(rulesOf(used.accepted)).toEqual(['service-account-automount']);
  expect(reportedRules(used)).toEqual([]);
  const unused = auditOf(chart => build(chart, 'read-secrets'));
  expect(unused.findings.filter(({ rule }) => rule === 'unused-acceptance')).toHaveLength(1);
});

describe('the reason of a bound role', () => {
  const secrets = (): Permission => Permission.read(kplus.ApiResource.SECRETS).because(REASON);
  const onBindings = ({ accepted }: AuditResult): string[] => accepted.filter(({ rule }) => rule === 'binding-to-accepted-role').map(({ object, key }) => `${object.kind} ${key}`);

  test('accepts later bindings and later permissions', () => {
    const result = auditOf(chart => {
      const role = new MinimalRole(chart, 'role');
      role.bind(new SecureServiceAccount(chart, 'first'));
      role.allow(secrets());
      role.bind(new SecureServiceAccount(chart, 'second'), kplus.User.fromName(chart, 'ada', 'ada'));
    });
    expect(reportedRules(result)).toEqual([]);
    expect(onBindings(result)).toEqual(['first', 'second'].map(name => `RoleBinding Role chart-role ServiceAccount production/chart-${name}`).concat('RoleBinding Role chart-role User ada'));
  });

  test.each([MinimalRole, MinimalClusterRole])('accepts permissions that are added after all bindings: %p', type => {
    const result = auditOf(chart => {
      const role = new type(chart, 'role', { permissions: [Permission.create(kplus.ApiResource.PODS).because('runs the jobs of its users')] });
      role.bind(new SecureServiceAccount(chart, 'account'));
      role.allow(secrets());
    });
    expect(reportedRules(result)).toEqual([]);
    expect(result.accepted.find(({ rule }) => rule === 'binding-to-accepted-role')?.reason).toContain(REASON);
  });

  test('accepts each binding of a ClusterRole', () => {
    const result = auditOf(chart => {
      const account = new SecureServiceAccount(chart, 'account');
      const role = new MinimalClusterRole(chart, 'role', { permissions: [secrets()] });
      role.bind(account);
      role.bindInNamespace('staging', account);
    });
    expect(reportedRules(result)).toEqual([]);
    expect(onBindings(result)).toEqual(['ClusterRoleBinding', 'RoleBinding'].map(kind => `${kind} ClusterRole chart-role ServiceAccount production/chart-account`));
  });

  test('accepts nothing if the permission has no effect', () => {
    const result = auditOf(chart => new MinimalClusterRole(chart, 'role', { permissions: [Permission.patch(kplus.ApiResource.NODES).because(REASON)] })
      .bindInNamespace('staging', new SecureServiceAccount(chart, 'account')));
    expect(onBindings(result)).toEqual([]);
    expect(result.findings.filter(({ rule }) => rule === 'unused-acceptance')).toEqual([]);
  });

  test('accepts no bindings of other constructs', () => {
    const result = auditOf(chart => {
      const role = new MinimalClusterRole(chart, 'role', { permissions: [secrets()] });
      role.bind(new SecureServiceAccount(chart, 'account'));
      new kplus.ClusterRoleBinding(chart, 'other', { role }).addSubjects(kplus.User.fromName(chart, 'eve', 'eve'));
    });
    expect(result.findings.filter(({ severity }) => severity !== 'low').map(({ rule, key }) => [rule, key])).toEqual([['binding-to-accepted-role', 'ClusterRole chart-role User eve']]);
  });

  test('joins the reasons of several permissions', () => {
    const result = auditOf(chart => new MinimalRole(chart, 'role', {
      permissions: [secrets(), Permission.create(kplus.ApiResource.PODS).because('runs the jobs of its users')],
    }).bind(new SecureServiceAccount(chart, 'account')));
    expect(result.accepted.find(({ rule }) => rule === 'binding-to-accepted-role')?.reason).toBe(`${REASON}; runs the jobs of its users`);
  });
});
