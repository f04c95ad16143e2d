import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, Chart, Include } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct, IConstruct } from 'constructs';
import { newApp, newConfigMap, OUTPUT_TYPES, filesOf, Check } from './_apps';
import { Aspects, Findings, MinimalRole, Permission, Relaxation, SecureDeployment } from '../../src';
import { parseAcceptances } from '../../src/acceptance';

const REASON = 'restores the cluster from backups';
const END = '2999-12-31';
const ALL = `${REASON} until=${END}`;
const KEY = 'cdk8s-least-privilege/accept.read-secrets';

function include(scope: Construct, yaml: string): Include {
  const directory = mkdtempSync(join(tmpdir(), 'include-'));
  try {
    writeFileSync(join(directory, 'x.yaml'), yaml);
    return new Include(scope, 'include', { url: join(directory, 'x.yaml') });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function newObject(scope: IConstruct, id: string, apiVersion: string, kind: string): ApiObject {
  return new ApiObject(scope as Construct, id, { apiVersion, kind, metadata: { name: id } });
}

function annotationsOf(manifests: any[], kind: string): any {
  return manifests.find(manifest => manifest.kind === kind).metadata.annotations;
}

test('an acceptance is written to the metadata of all objects below that rules check, never to a pod template', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  const group = new Construct(chart, 'group');
  new kplus.Deployment(group, 'web', { containers: [{ image: 'web:v1' }] });
  newObject(group, 'role', 'rbac.authorization.k8s.io/v1', 'Role');
  newConfigMap(group, 'config');
  newObject(chart, 'outside', 'v1', 'Secret');
  Findings.of(group).accept({ rule: 'read-secrets', finding: 'secrets get,list', reason: REASON, until: '2027-01-31' });
  const manifests = chart.toJson();
  const annotations = { [KEY]: `[secrets get,list] ${REASON} until=2027-01-31` };
  expect(annotationsOf(manifests, 'Deployment')).toEqual(annotations);
  expect(annotationsOf(manifests, 'Role')).toEqual(annotations);
  expect(annotationsOf(manifests, 'ConfigMap')).toBeUndefined();
  expect(annotationsOf(manifests, 'Secret')).toBeUndefined();
  const { spec } = manifests.find(({ kind }) => kind === 'Deployment');
  expect(spec.template.metadata.annotations).toBeUndefined();
});

test.each(OUTPUT_TYPES)('%s: five synths in a row write the same', (_, yamlOutputType) => {
  const app = newApp({ yamlOutputType });
  const chart = new Chart(app, 'chart');
  newObject(chart, 'secret', 'v1', 'Secret');
  Findings.of(app).acceptAll({ rule: 'read-secrets', reason: REASON, until: END });
  const written = [1, 2, 3, 4, 5].map(() => { app.synth(); return filesOf(app); });
  expect(Object.values(written[0]).join()).toBe(`apiVersion: v1\nkind: Secret\nmetadata:\n  annotations:\n    ${KEY}: ${ALL}\n  name: secret\n`);
  for (const files of written) { expect(files).toEqual(written[0]); }
});

test('acceptances are inherited, and merged with existing ones, sorted and without duplicates', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  const secret = newObject(chart, 'secret', 'v1', 'Secret');
  secret.metadata.addAnnotation('zone', 'a');
  secret.metadata.addAnnotation(KEY, `[x] by hand, for a reason\n${REASON}`);
  Findings.of(secret).accept({ rule: 'read-secrets', finding: 'a', reason: REASON });
  Findings.of(secret).acceptAll({ rule: 'a-rule', reason: REASON, until: END });
  Findings.of(app).acceptAll({ rule: 'read-secrets', reason: REASON, until: END });
  expect(Object.entries(chart.toJson()[0].metadata.annotations)).toEqual([
    ['cdk8s-least-privilege/accept.a-rule', ALL],
    [KEY, `[a] ${REASON}\n[x] by hand, for a reason\n${REASON}\n${ALL}`],
    ['zone', 'a'],
  ]);
});

test('acceptances are merged with those of because() and relaxations', () => {
  const chart = new Chart(newApp(), 'chart', { namespace: 'production' });
  new MinimalRole(chart, 'role', { permissions: [Permission.list(kplus.ApiResource.SECRETS).because('rotates every certificate')] });
  new SecureDeployment(chart, 'web', {
    containers: [{ name: 'app', image: 'app:v1' }], relaxations: [Relaxation.hostNetwork('reads the counters of the node')],
  });
  Findings.of(chart).accept({ rule: 'read-secrets', finding: 'secrets watch', reason: REASON });
  Findings.of(chart).acceptAll({ rule: 'host-network', reason: REASON, until: END });
  const manifests = chart.toJson();
  expect(annotationsOf(manifests, 'Role')[KEY]).toBe(`[secrets list] rotates every certificate\n[secrets watch] ${REASON}`);
  expect(annotationsOf(manifests, 'Deployment')['cdk8s-least-privilege/accept.host-network']).toBe(`[pod] reads the counters of the node\n${ALL}`);
});

test('acceptances work for Include objects, with those in their YAML, and for the items of a List', () => {
  const chart = new Chart(newApp(), 'chart');
  const included = include(chart, `
apiVersion: v1
kind: Secret
metadata: { name: a, annotations: { ${KEY}: "[a] by the vendor, for a reason" } }
---
apiVersion: v1
kind: List
metadata: { name: list }
items:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: b } }
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: c } }
  - { apiVersion: v1, kind: List, items: [{ apiVersion: v1, kind: Pod }] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleList
metadata: { name: roles }
items: [{ metadata: { name: d } }]
`);
  Findings.of(included).acceptAll({ rule: 'read-secrets', reason: REASON, until: END });
  const annotations = { [KEY]: ALL };
  const [secret, list, roles] = chart.toJson();
  expect(secret.metadata.annotations).toEqual({ [KEY]: `[a] by the vendor, for a reason\n${ALL}` });
  expect(list).toEqual({
    apiVersion: 'v1',
    kind: 'List',
    metadata: { name: 'list' },
    items: [
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'b', annotations } },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } },
      { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Pod', metadata: { annotations } }] },
    ],
  });
  expect(roles.items).toEqual([{ metadata: { name: 'd', annotations } }]);
});

test('an acceptance may be added before the objects, and the checks see it', () => {
  const app = newApp();
  const seen: unknown[] = [];
  Aspects.of(app).add(new Check(({ all }) => { seen.push(...all.map(({ manifest }) => manifest.metadata.annotations)); return []; }));
  const chart = new Chart(app, 'chart');
  Findings.of(chart).acceptAll({ rule: 'read-secrets', reason: REASON, until: END });
  newObject(chart, 'secret', 'v1', 'Secret');
  app.synth();
  expect(seen).toEqual([{ [KEY]: ALL }]);
});

test('any reason and finding can be parsed again', () => {
  const chart = new Chart(newApp(), 'chart');
  newObject(chart, 'secret', 'v1', 'Secret');
  Findings.of(chart).acceptAll({ rule: 'read-secrets', reason: '[container app] owner=web until=2027-01-31', until: END, owner: 'team-web' });
  Findings.of(chart).accept({ rule: 'read-secrets', finding: 'a ] b', reason: 'two\nlines, one reason' });
  expect(parseAcceptances(chart.toJson()[0].metadata.annotations[KEY])).toEqual([
    { key: 'a ] b', reason: 'two lines, one reason' },
    { reason: '[container app] owner=web until=2027-01-31', until: END, owner: 'team-web' },
  ]);
});

test('an owner and a ticket are written next to the date', () => {
  const chart = new Chart(newApp(), 'chart');
  newObject(chart, 'secret', 'v1', 'Secret');
  Findings.of(chart).accept({ rule: 'read-secrets', finding: 'a', reason: REASON, ticket: 'OPS-7', owner: 'team-web', until: END });
  expect(chart.toJson()[0].metadata.annotations).toEqual({ [KEY]: `[a] ${REASON} owner=team-web ticket=OPS-7 until=${END}` });
});

describe('refused at the call:', () => {
  const findings = () => Findings.of(new Chart(newApp(), 'chart'));
  const ONE = { rule: 'read-secrets', finding: 'secrets get', reason: REASON };
  const accept = (options: object) => () => findings().accept(options as Parameters<Findings['accept']>[0]);
  const acceptAll = (options: object) => () => findings().acceptAll(options as Parameters<Findings['acceptAll']>[0]);

  test.each([
    // From JavaScript. A misspelled option could lose the end or the key, and accept more.
    [{ ...ONE, util: '2027-02-28' }, 'Findings.accept() has no option "util"; did you mean until?'],
    [{ ...ONE, rule: 'Read Secrets' }, 'a finding at \'chart\' can\'t be accepted: a rule id is lower-case words joined by hyphens, such as read-secrets, at most 56 characters, got "Read Secrets"'],
    [{ ...ONE, reason: 'too short' }, 'a finding at \'chart\' can\'t be accepted: a reason needs at least 10 characters for a reviewer to assess it, got "too short"'],
    [{ ...ONE, finding: ' ' }, 'a finding at \'chart\' can\'t be accepted: a finding is named by its key, such as "container app", got " "'],
    [{ ...ONE, finding: undefined }, 'a finding at \'chart\' can\'t be accepted: no finding is named; write finding: \'<key in brackets>\' as in a report, or acceptAll({ rule, reason, until }) for all findings of the rule'],
    [{ ...ONE, until: '2027-02-30' }, 'a finding at \'chart\' can\'t be accepted: a date must be a calendar day as YYYY-MM-DD, got "2027-02-30"'],
    [{ ...ONE, owner: 'the web team' }, 'a finding at \'chart\' can\'t be accepted: an owner is one word without spaces and quotes, such as team-payments, got "the web team"'],
    [{ ...ONE, ticket: '' }, 'a finding at \'chart\' can\'t be accepted: a ticket is one word without spaces and quotes, such as SEC-42, got ""'],
  ])('%j', (options, message) => {
    expect(accept(options)).toThrow(new Error(message));
  });

  test('all findings of a rule without a last day, or with a key', () => {
    expect(acceptAll({ rule: 'read-secrets', reason: REASON })).toThrow(new Error('a finding at \'chart\' can\'t be accepted: '
      + 'accepting all findings of a rule, including future ones, requires a last day; write until: \'YYYY-MM-DD\''));
    expect(acceptAll({ ...ONE, until: END })).toThrow('Findings.acceptAll() has no option "finding"');
  });
});

test('the synth fails if no object can have the acceptance', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  const config = newConfigMap(chart, 'config');
  newObject(chart, 'secret', 'v1', 'Secret');
  Findings.of(config).acceptAll({ rule: 'read-secrets', reason: REASON, until: END });
  Findings.of(config).accept({ rule: 'read-secrets', finding: 'x', reason: REASON });
  expect(() => app.synth()).toThrow(new Error('Validation failed with the following errors:\n'
    + '  [] nothing at or below \'chart/config\' can accept \'read-secrets\': it has no workload, Pod, ServiceAccount, Secret, Role, binding, Namespace or NetworkPolicy; '
    + 'write Findings.of() for a construct that holds the object with the finding'));
});

test('rendering one chart does not report acceptances of another', () => {
  const app = newApp();
  const [one, other] = [new Chart(app, 'one'), new Chart(app, 'other')];
  newConfigMap(one, 'config');
  newObject(other, 'secret', 'v1', 'Secret');
  Findings.of(app).acceptAll({ rule: 'read-secrets', reason: REASON, until: END });
  Findings.of(other).acceptAll({ rule: 'read-secrets', reason: REASON, until: END });
  expect(one.toJson()).toHaveLength(1);
  expect(annotationsOf(other.toJson(), 'Secret')).toEqual({ [KEY]: ALL });
});

test('the aspect for acceptances is hidden from Aspects.all', () => {
  const app = newApp();
  Findings.of(app).acceptAll({ rule: 'read-secrets', reason: REASON, until: END });
  Findings.of(new Chart(app, 'chart')).acceptAll({ rule: 'read-secrets', reason: REASON, until: END });
  expect(Aspects.of(app).all).toEqual([]);
});
