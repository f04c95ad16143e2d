import { AppModel } from '../../../src/model/app-model';
import { RuleEngine } from '../../../src/rules/engine/rule-engine';
import { Rule, Violation } from '../../../src/rules/rule';
import { SubjectName, Subjects } from '../../../src/rules/subjects';
import { objects } from '../../_objects';

const DESCRIPTION = { id: 'a-rule', summary: 'A defect', why: 'It matters.', fix: { construct: 'x', yaml: 'x' }, references: [] };

const APP = `
{apiVersion: v1, kind: Namespace, metadata: {name: shop}}
---
{apiVersion: v1, kind: ServiceAccount, metadata: {name: web, namespace: shop}}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: reader, namespace: shop}, rules: [{apiGroups: [''], resources: [configmaps], verbs: [get]}]}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: reads, namespace: shop}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}, subjects: [{kind: ServiceAccount, name: web}]}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {template: {spec: {serviceAccountName: web, initContainers: [{name: init}], containers: [{name: app, image: web}], volumes: [{name: data, emptyDir: {}}]}}}}
---
{apiVersion: v1, kind: Pod, metadata: {name: bare, namespace: shop}, spec: {containers: [{name: app}]}}
`;
const CONTEXT = APP.replaceAll('shop', 'other');

/** A rule that reports each subject. */
function reporting<S extends SubjectName>(subject: S, path: Violation['path'] = [], key?: string, fields?: readonly string[]): Rule {
  return { ...DESCRIPTION, subject, fields, check: () => [{ path, message: 'x', ...key === undefined ? {} : { key } }] } as unknown as Rule;
}

function found(rule: Rule, options?: ConstructorParameters<typeof RuleEngine>[1]): string[] {
  const { violations, failure } = new RuleEngine(new AppModel(objects(APP), { context: objects(CONTEXT) }), options).run(rule);
  expect(failure).toBeUndefined();
  return violations.map(({ object, path, key }) => `${object.kind} ${object.namespace ?? ''}/${object.name} ${path.join('.')} [${key}]`);
}

test.each<[SubjectName, string[]]>([
  ['object', [
    'Namespace /shop  [k]', 'ServiceAccount shop/web  [k]', 'Role shop/reader  [k]', 'RoleBinding shop/reads  [k]', 'Deployment shop/web  [k]', 'Pod shop/bare  [k]',
  ]],
  ['namespace', ['Namespace /shop  [k]']],
  ['service-account', ['ServiceAccount shop/web  [k]']],
  ['role', ['Role shop/reader  [k]']],
  ['binding', ['RoleBinding shop/reads  [k]']],
  ['workload', ['Deployment shop/web  [k]', 'Pod shop/bare  [k]']],
])('a rule on each %s gets those of the app and none of the context', (subject, expected) => {
  expect(found(reporting(subject, [], 'k'))).toEqual(expected);
});

test('a finding in a container or volume gets its path and name', () => {
  expect(found(reporting('container', ['image']))).toEqual([
    'Deployment shop/web spec.template.spec.initContainers.0 [container init]',
    'Deployment shop/web spec.template.spec.containers.0.image [container app]',
    'Pod shop/bare spec.containers.0 [container app]',
  ]);
  expect(found(reporting('container', [], 'HOME'))[0]).toBe('Deployment shop/web spec.template.spec.initContainers.0 [container init HOME]');
  expect(found(reporting('volume', ['emptyDir', 'medium']))).toEqual(['Deployment shop/web spec.template.spec.volumes.0.emptyDir [volume data]']);
});

test('a path that does not exist ends at the nearest field that is set', () => {
  expect(found(reporting('role', ['metadata', 'labels', 'team'], 'k'))).toEqual(['Role shop/reader metadata [k]']);
});

test('objects without any of the declared fields are skipped, unless that is disabled', () => {
  const rule = (fields: string[]) => reporting('workload', [], 'k', fields);
  expect(found(rule(['emptyDir']))).toEqual(['Deployment shop/web  [k]']);
  expect(found(rule(['emptyDir', 'containers']))).toHaveLength(2);
  expect(found(rule(['hostPath']))).toEqual([]);
  expect(found(rule(['hostPath']), { ignoresFields: true })).toHaveLength(2);
  expect(found(reporting('container', [], undefined, ['image']))).toHaveLength(2);
  expect(found(reporting('volume', [], undefined, ['hostPath']))).toEqual([]);
  expect(found(reporting('role', [], 'k', ['verbs']))).toHaveLength(1);
  expect(found(reporting('role', [], 'k', ['nonResourceURLs']))).toEqual([]);
});

test('a rule on the app gets the model, and its findings in the context are dropped', () => {
  const model = new AppModel(objects(APP), { context: objects(CONTEXT) });
  const rule: Rule = { ...DESCRIPTION, subject: 'app', check: app => app.roles.map(({ object }) => ({ object: object!, path: ['kind'], key: 'k', message: 'x' })) };
  const { violations, failure } = new RuleEngine(model).run(rule);
  expect([violations.map(({ object }) => object.namespace), failure]).toEqual([['shop'], undefined]);
});

test('a rule gets the model in addition to its subject', () => {
  const model = new AppModel(objects(APP), { complete: true });
  const seen: unknown[] = [];
  const rule: Rule = { ...DESCRIPTION, subject: 'service-account', check: ({ account }: Subjects['service-account'], app) => { seen.push(account.hasPermission, app); return []; } };
  new RuleEngine(model).run(rule);
  expect(seen).toEqual(['yes', model]);
});

test('findings before a rule throws are kept', () => {
  const rule: Rule = {
    ...DESCRIPTION,
    subject: 'workload',
    *check({ object }) {
      if (object.kind === 'Pod') { throw new Error('out of order'); }
      yield { path: [], key: 'k', message: 'x' };
    },
  };
  const { violations, failure } = new RuleEngine(new AppModel(objects(APP))).run(rule);
  expect([violations.map(({ object }) => object.kind), failure]).toEqual([['Deployment'], 'out of order']);
});

test.each([
  [{ path: 'spec', key: 'k', message: 'x' }, 'path is not a list'],
  [{ key: 'k', message: 'x' }, 'path is not a list'],
  [{ path: [], message: 'x' }, 'key is not a text'],
  [{ path: [], key: 5, message: 'x' }, 'key is not a text'],
  [{ path: [], key: 'k' }, 'message is not a text'],
  [{ path: [], key: 'k', message: 'x', onceAccepted: 5 }, 'onceAccepted is not a list of findings'],
  [{ path: [], key: 'k', message: 'x', onceAccepted: [null] }, 'onceAccepted is not a list of findings'],
  [{ path: [], key: 'k', message: 'x', onceAccepted: [{ rule: 'r' }] }, 'onceAccepted is not a list of findings'],
])('a finding with the shape %j is an error of the rule', (violation, failure) => {
  const model = new AppModel(objects(APP));
  const rule = { ...DESCRIPTION, subject: 'role', check: () => [violation] } as unknown as Rule;
  expect(new RuleEngine(model).run(rule)).toEqual({ violations: [], failure: expect.stringContaining(failure) });
  const onApp = { ...DESCRIPTION, subject: 'app', check: () => [{ ...violation, object: model.objects[0] }] } as unknown as Rule;
  expect(new RuleEngine(model).run(onApp)).toEqual({ violations: [], failure: expect.stringContaining(failure) });
});

test('the default roles and bindings of Kubernetes have no findings', () => {
  const RBAC = 'apiVersion: rbac.authorization.k8s.io/v1';
  const model = new AppModel(objects(`
{${RBAC}, kind: ClusterRole, metadata: {name: cluster-admin}, rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}, {nonResourceURLs: ['*'], verbs: ['*']}]}
---
{${RBAC}, kind: ClusterRole, metadata: {name: 'system:heapster'}, rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]}
---
{${RBAC}, kind: ClusterRoleBinding, metadata: {name: cluster-admin}, roleRef: {kind: ClusterRole, name: cluster-admin}, subjects: [{kind: Group, name: 'system:masters'}]}
`));
  const named = (rule: Rule): string[] => new RuleEngine(model).run(rule).violations.map(({ object: { kind, name } }) => `${kind} ${name}`);
  expect(named(reporting('role', [], 'k'))).toEqual(['ClusterRole system:heapster']);
  expect(named(reporting('binding', [], 'k'))).toEqual([]);
  const onAll = { ...DESCRIPTION, subject: 'app', check: () => model.objects.map(object => ({ object, path: [], key: 'k', message: 'x' })) } as Rule;
  expect(named(onAll)).toEqual(['ClusterRole system:heapster']);
});
