import { audit } from '../../../src/audit/audit';
import { AppModel } from '../../../src/model/app-model';
import { BENCHMARKS, rulesOf } from '../../../src/report/compliance/benchmarks';
import { byControl } from '../../../src/report/compliance/by-control';
import { Pack } from '../../../src/rules/pack';
import { essential, recommended, restricted } from '../../../src/rules/packs';
import { RULE_DESCRIPTIONS } from '../../../src/rules/registry';
import { objects } from '../../_objects';

const TODAY = '2026-01-01';

function statuses(name: string, yaml: string, pack: Pack = restricted, errors: readonly { readonly message: string }[] = []) {
  const result = audit(new AppModel(objects(yaml), { complete: true }), { pack, today: TODAY, errors });
  return Object.fromEntries(byControl(BENCHMARKS.get(name)!, result).map(({ control: { id }, ...rest }) => [id, rest]));
}

const POD = (spec: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: web }
spec: ${spec}
`;
const PRIVILEGED = POD('{ automountServiceAccountToken: false, containers: [{ name: app, image: "web:v1", securityContext: { privileged: true } }] }');
const ROLE = (verbs: string, resources: string) => `
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: web }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: web, namespace: web }
rules: [{ apiGroups: [apps], resources: [${resources}], verbs: [${verbs}] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web, namespace: web }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: web }
subjects: [{ kind: ServiceAccount, name: web, namespace: web }]
---
${POD('{ serviceAccountName: web, automountServiceAccountToken: true, containers: [{ name: app, image: "web:v1" }] }')}`;

describe('the three statuses differ', () => {
  test('findings, no finding, and a control that no manifest shows', () => {
    const { '5.2.2': privileged, '5.2.3': hostPid, '5.3.1': cni } = statuses('cis', PRIVILEGED);
    expect([privileged.status, privileged.findings.map(({ rule }) => rule)]).toEqual(['findings', ['privileged-container']]);
    expect(hostPid.status).toBe('no finding');
    expect([cni.status, cni.reason]).toEqual(['not checked', 'no manifest shows it']);
  });

  test('an accepted finding is a finding', () => {
    const accepted = PRIVILEGED.replace('namespace: web }', 'namespace: web, annotations: { cdk8s-least-privilege/accept.privileged-container: "it has to format disks" } }');
    const { '5.2.2': privileged } = statuses('cis', accepted);
    expect([privileged.status, privileged.findings.length, privileged.accepted.length]).toEqual(['findings', 0, 1]);
  });

  test('rules that are off check nothing', () => {
    const { '5.4.1': secrets } = statuses('cis', PRIVILEGED, essential);
    expect([secrets.status, secrets.reason]).toEqual(['not checked', expect.stringContaining('off or did not check all of the input: static-cloud-credentials, ')]);
  });

  test('one rule that is off is enough: its findings are unknown', () => {
    const { '5.4.1': secrets } = statuses('cis', PRIVILEGED, recommended);
    expect([secrets.status, secrets.reason]).toEqual(['not checked', 'rules that are off or did not check all of the input: secret-in-environment']);
    expect(statuses('cis', PRIVILEGED)['5.4.1'].status).toBe('no finding');
  });

  test('if any input could not be read, no control has the status "no finding"', () => {
    const all = Object.values(statuses('cis', PRIVILEGED, restricted, [{ message: 'it is no YAML' }]));
    expect(all.filter(({ status }) => status === 'no finding')).toEqual([]);
    expect(all.some(({ status }) => status === 'findings')).toBe(true);
  });

  test('without objects, no control has the status "no finding"', () => {
    expect(Object.values(statuses('nsa', '')).map(({ status }) => status)).not.toContain('no finding');
  });
});

describe('a problem is reported once, and silent rules prove nothing', () => {
  test('a wildcard may include the permission of another control', () => {
    expect(statuses('cis', ROLE('create', 'deployments'))['5.1.4'].findings.map(({ rule }) => rule)).toEqual(['create-workloads']);
    const { '5.1.3': wildcards, '5.1.4': create } = statuses('cis', ROLE("'*'", 'deployments'));
    expect(wildcards.status).toBe('findings');
    expect([create.status, create.reason]).toEqual(['not checked', 'what wildcard-verb found may include it']);
  });

  test('a bound built-in ClusterRole may include the permission of another control', () => {
    const bound = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: metrics }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: system:kubelet-api-admin }
subjects: [{ kind: User, apiGroup: rbac.authorization.k8s.io, name: ada }]
`;
    const { '5.1.2': secrets } = statuses('cis', bound);
    expect([secrets.status, secrets.reason]).toEqual(['not checked', 'what binding-to-privileged-role found may include it']);
  });

  test('a binding to a role with accepted permissions adds no permission', () => {
    const accepted = ROLE('create', 'deployments').replace('kind: Role\nmetadata: { name: web, ', 'kind: Role\nmetadata: { name: web, annotations: { cdk8s-least-privilege/accept.create-workloads: "it rolls out new images" }, ');
    const { '5.1.1': wide, '5.1.4': create, '5.1.13': tokens } = statuses('cis', accepted);
    expect(wide.findings.map(({ rule }) => rule)).toEqual(['binding-to-accepted-role']);
    expect([create.status, create.accepted.length, tokens.status]).toEqual(['findings', 1, 'no finding']);
  });

  test('a privileged container has all capabilities', () => {
    expect(statuses('cis', PRIVILEGED)['5.2.8'].status).not.toBe('no finding');
  });

  test('a rule that the pack omits without a known cloud is not checked', () => {
    expect(statuses('cis', PRIVILEGED, recommended)['5.3.2'].status).toBe('not checked');
    expect(statuses('cis', PRIVILEGED, restricted)['5.3.2'].status).toBe('findings');
  });
});

describe.each([...BENCHMARKS])('%s', (name, { controls, sources, scope }) => {
  const ids = new Set(RULE_DESCRIPTIONS.map(({ id }) => id));

  test('each control has rules, unless its coverage is none', () => {
    for (const control of controls) {
      expect([control.id, rulesOf(control).length > 0]).toEqual([control.id, control.coverage !== 'none']);
    }
  });

  test('each control names its gap, unless manifests show all of it', () => {
    for (const { id, coverage, gap } of controls) { expect([id, gap !== undefined && gap !== '']).toEqual([id, coverage !== 'manifests']); }
  });

  test('named rules exist, control ids are unique, and sources are given', () => {
    expect(controls.flatMap(({ rules = [] }) => rules).filter(rule => !ids.has(rule))).toEqual([]);
    expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
    for (const source of sources) { expect(source).toMatch(/^https:\/\/\S+$/); }
    expect(scope).toMatch(/\.$/);
    expect(name).toMatch(/^[a-z0-9-]+$/);
  });
});

test.each([['cis', 'CIS'], ['owasp', 'OWASP'], ['nsa', 'NSA']])('each rule that cites %s is evidence about a control', (name, prefix) => {
  const cited = new Set(BENCHMARKS.get(name)!.controls.flatMap(rulesOf));
  const citing = RULE_DESCRIPTIONS.filter(({ references }) => references.some(({ title }) => title.startsWith(prefix)));
  expect(citing.map(({ id }) => id).filter(id => !cited.has(id))).toEqual([]);
});

test('5.1.1 is not cited by 5.1.10', () => {
  const control = BENCHMARKS.get('cis')!.controls.find(({ id }) => id === '5.1.1')!;
  expect(rulesOf(control)).not.toContain('kubelet-api-access');
});
