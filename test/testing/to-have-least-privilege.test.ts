import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ApiAccess, Aspects, Findings, LeastPrivilegeChecks, MinimalRole, Permission, SecureDeployment, SecureServiceAccount } from '../../src';
import { IRule } from '../../src/rules';
import { CheckOptions, toHaveLeastPrivilege } from '../../src/testing';

let directory: string;
const before = process.cwd();

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'testing-'));
  // Ignores configuration files of the developer's machine.
  process.chdir(directory);
});
afterEach(() => {
  process.chdir(before);
  rmSync(directory, { recursive: true });
});

function newApp(): App {
  return new App({ outdir: join(directory, 'dist') });
}

function newChart(app: App, id = 'chart'): Chart {
  return new Chart(app, id, { namespace: 'production', disableResourceNameHashes: true });
}

function secretReader(scope: Construct, name = 'reader'): ApiObject {
  return new ApiObject(scope, name, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] }],
  });
}

function goodChart(app: App, id = 'good'): Chart {
  const chart = newChart(app, id);
  new SecureDeployment(chart, 'app', { containers: [{ name: 'app', image: 'app:v1' }] });
  return chart;
}

const BAD_YAML = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: production }
rules:
  - { apiGroups: [''], resources: [secrets], verbs: [get] }
`;

/** The failure message of the matcher. */
function messageOf(received: unknown, options?: CheckOptions): string {
  const { pass, message } = toHaveLeastPrivilege(received, options);
  expect(pass).toBe(false);
  return message();
}

test.each<[string, (app: App) => unknown]>([
  ['a Chart', app => newChart(app)],
  ['an App', app => { newChart(app); return app; }],
  ['manifests', app => newChart(app)],
  ['a construct', app => new Construct(newChart(app), 'inner')],
])('takes %s', (what, make) => {
  const app = newApp();
  const received = make(app);
  const chart = app.charts[0];
  const scope = received === app || what === 'manifests' ? chart : received as Construct;
  const role = secretReader(scope);
  const given = (): unknown => what === 'manifests' ? Testing.synth(chart) : received;
  expect(given()).not.toHaveLeastPrivilege();
  Findings.of(role).accept({ rule: 'read-secrets', finding: 'secrets get,list', reason: 'backs up all Secrets' });
  expect(given()).toHaveLeastPrivilege();
});

test('takes YAML, and shows line numbers', () => {
  expect('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: config }').toHaveLeastPrivilege();
  const message = messageOf(BAD_YAML);
  expect(message).toContain('read-secrets [secrets get]');
  expect(message).toContain('YAML:6:5  rules[0]');
  expect(message).toContain('6 |   - { apiGroups');
});

test('the message is the report, with the construct, the remedy, and how to accept', () => {
  const chart = newChart(newApp());
  secretReader(chart);
  const message = messageOf(chart);
  for (const part of [
    'HIGH  read-secrets [secrets get,list]', 'Role production/reader made by chart/reader', 'rules[0]', 'For example:\n    Permission.get(', 'FAILED (findings at or above medium)',
    'Findings.of(construct).accept({ rule, finding:', "cdk8s-least-privilege/accept.<rule>: '[",
  ]) {
    expect(message).toContain(part);
  }
});

test('the message of .not states the expectation', () => {
  const { pass, message } = toHaveLeastPrivilege(goodChart(newApp()));
  expect(pass).toBe(true);
  expect(message()).toMatch(/Expected findings, but there are none that count\.\n\nPASSED/);
});

test('is added to the global expect', () => {
  const chart = goodChart(newApp());
  expect(chart).toHaveLeastPrivilege();
  expect(() => expect(chart).not.toHaveLeastPrivilege()).toThrow('Expected findings');
  expect(() => expect(BAD_YAML).toHaveLeastPrivilege()).toThrow('read-secrets [secrets get]');
});

test('a test runner without a global expect can extend its own', () => {
  const own = expect;
  Object.assign(globalThis, { expect: undefined });
  try {
    jest.isolateModules(() => {
      // Only a require() can be isolated.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      own(require('../../src/testing').toHaveLeastPrivilege).toBeInstanceOf(Function);
    });
  } finally {
    Object.assign(globalThis, { expect: own });
  }
});

describe('a construct is checked', () => {
  test('with the whole app around it: the grants of another chart count', () => {
    const app = newApp();
    const workloads = newChart(app, 'workloads');
    new SecureDeployment(workloads, 'app', {
      serviceAccount: new SecureServiceAccount(workloads, 'account', { metadata: { name: 'payments' } }),
      apiAccess: ApiAccess.inContainers('app'),
      containers: [{ name: 'app', image: 'payments:v1' }],
    });
    const options: CheckOptions = { complete: true, failOn: 'low' };
    expect(messageOf(workloads, options)).toContain('token-without-permission');
    const roles = newChart(app, 'roles');
    new MinimalRole(roles, 'reader', { permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('config')] })
      .bind(SecureServiceAccount.fromServiceAccountName(roles, 'account', 'payments', { namespaceName: 'production' }));
    expect(workloads).toHaveLeastPrivilege(options);
  });

  test('alone: the findings of other charts are not reported', () => {
    const app = newApp();
    const good = goodChart(app);
    secretReader(newChart(app, 'bad'));
    expect(good).toHaveLeastPrivilege();
    expect(app).not.toHaveLeastPrivilege();
  });

  test('after its aspects have run', () => {
    const app = newApp();
    const chart = goodChart(app);
    expect(chart).toHaveLeastPrivilege();
    Aspects.of(app).add({ visit: node => { if (node === chart) { secretReader(chart); } } });
    expect(chart).not.toHaveLeastPrivilege();
  });

  test('without writing files or changing later output', () => {
    const written = (isChecked: boolean): string => {
      const app = newApp();
      const chart = newChart(app);
      new kplus.Deployment(chart, 'app', { containers: [{ image: 'app:1' }] }).scheduling.spread();
      if (isChecked) { toHaveLeastPrivilege(app); }
      expect(() => readdirSync(app.outdir)).toThrow('ENOENT');
      expect(Aspects.of(app).all).toEqual([]);
      return app.synthYaml();
    };
    expect(written(true)).toBe(written(false));
  });

  test('repeatedly, from the current state each time', () => {
    const chart = goodChart(newApp());
    expect(chart).toHaveLeastPrivilege();
    secretReader(chart);
    expect(chart).not.toHaveLeastPrivilege();
    expect(chart).not.toHaveLeastPrivilege();
  });
});

describe('input that cannot be checked fails with and without .not', () => {
  const bothFail = (received: unknown, message: string, options?: CheckOptions): void => {
    expect(() => expect(received).toHaveLeastPrivilege(options)).toThrow(message);
    expect(() => expect(received).not.toHaveLeastPrivilege(options)).toThrow(message);
  };

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'takes a Chart, an App, manifests as Testing.synth(chart) returns them, or YAML; got undefined'],
    ['a single manifest', { kind: 'Pod' }, 'got an object'],
    ['no manifests', [], 'the received value contains no Kubernetes object'],
    ['an empty text', '', 'the received value contains no Kubernetes object'],
    ['an empty List', 'apiVersion: v1\nkind: List\nitems: []', 'the received value contains no Kubernetes object'],
    ['the name of a file', 'dist/app.k8s.yaml', 'not everything could be checked'],
    ['broken YAML', 'kind: [', 'not everything could be checked'],
    ['partly broken YAML', `${BAD_YAML}---\nkind: [`, 'not everything could be checked'],
    ['a list of manifests with a hole', [undefined], 'not everything could be checked'],
    ['nested lists of manifests', [[{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }]], 'not everything could be checked'],
  ])('%s', (_, received, message) => bothFail(received, message));

  test('an app without objects', () => {
    const app = newApp();
    bothFail(app, 'the received value contains no Kubernetes object');
    bothFail(newChart(app), 'the received value contains no Kubernetes object');
  });

  test('a chart that cdk8s cannot synthesize', () => {
    const app = newApp();
    const chart = goodChart(app);
    chart.node.addValidation({ validate: () => ['it is not finished'] });
    bothFail(chart, 'it is not finished');
    expect(() => toHaveLeastPrivilege(new Construct(undefined as any, ''))).toThrow('is not in an App');
  });

  test('an app whose own checks fail', () => {
    const app = newApp();
    secretReader(newChart(app));
    Aspects.of(app).add(new LeastPrivilegeChecks());
    bothFail(app, 'read-secrets');
  });

  test('a rule that throws', () => {
    const broken: IRule = {
      id: 'broken', summary: 's', why: 'w', fix: { construct: 'c', yaml: 'y' }, references: [], subject: 'app', check: () => { throw new Error('it has a bug'); },
    };
    bothFail(BAD_YAML, 'it has a bug', { customRules: [broken] });
  });

  test.each<[string, object, string]>([
    ['a requirement on acceptances', { acceptances: { maximumDay: 9 } }, 'in acceptances there is no key "maximumDay"; did you mean maximumDays?'],
    ['the severity of unknown findings', { unknown: 'fial' }, 'did you mean fail?'],
    ['a misspelt option', { packs: 'restricted' }, 'toHaveLeastPrivilege has no option "packs"; did you mean pack?'],
    ['a pack', { pack: 'restrictd' }, 'did you mean restricted?'],
    ['a severity', { failOn: 'hihg' }, 'did you mean high?'],
    ['a rule', { rules: { 'read-secret': 'off' } }, 'did you mean read-secrets?'],
    ['a version of Kubernetes', { kubernetesVersion: '34' }, "the Kubernetes version is \"34\", but it must be a version of Kubernetes such as '1.34' or 'v1.34.4'; write '1.34'"],
    ['a version that is a number', { kubernetesVersion: 1.34 }, 'the Kubernetes version is 1.34, but it must be a string'],
    ['a baseline', { baseline: 'nowhere.json' }, 'nowhere.json'],
    ['a context', { context: ['nowhere'] }, 'nowhere'],
  ])('an invalid option: %s', (_, options, message) => bothFail(BAD_YAML, message, options));
});

describe('options', () => {
  test.each<[string, CheckOptions, string]>([
    ['an option', { failOn: 'never' }, ''],
    ['the configuration', {}, 'failOn: never\n'],
  ])('failOn: never by %s prints findings and passes', (_, options, configuration) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    writeFileSync('least-privilege.yaml', configuration);
    expect(BAD_YAML).toHaveLeastPrivilege(options);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0][0]).toMatch(/HIGH {2}read-secrets [^]*PASSED \(failOn is never; by default, 1 finding at or above medium would fail\): /);
    expect(() => expect('kind: [').toHaveLeastPrivilege(options)).toThrow('not everything could be checked');
    warn.mockRestore();
  });

  test('failOn, rules, pack and context apply', () => {
    expect(BAD_YAML).toHaveLeastPrivilege({ failOn: 'critical' });
    expect(BAD_YAML).toHaveLeastPrivilege({ rules: { 'read-secrets': 'off' } });
    const role = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: b, namespace: a }\n'
      + 'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: r }\nsubjects: [{ kind: ServiceAccount, name: s, namespace: a }]\n';
    writeFileSync('rest.yaml', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: r, namespace: a }\nrules: []\n'
      + '---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: s, namespace: a }\nautomountServiceAccountToken: false\n');
    expect(role).not.toHaveLeastPrivilege({ complete: true, failOn: 'low' });
    expect(role).toHaveLeastPrivilege({ complete: true, failOn: 'low', context: ['rest.yaml'] });
  });

  test('a custom pack replaces the built-in ones', () => {
    expect(BAD_YAML).toHaveLeastPrivilege({ customPack: { name: 'nothing', description: 'No rules', severities: {} } });
    expect(BAD_YAML).not.toHaveLeastPrivilege({ customPack: { name: 'one', description: 'One rule', severities: { 'read-secrets': 'medium' } } });
  });

  test('findings depend on the version of Kubernetes', () => {
    const exec = BAD_YAML.replace('[secrets]', '[pods/exec]');
    expect(messageOf(exec)).toContain("up to Kubernetes 1.34, 'pods/exec get' runs commands");
    expect(exec).not.toHaveLeastPrivilege({ kubernetesVersion: '1.34' });
    expect(exec).toHaveLeastPrivilege({ kubernetesVersion: 'v1.35.4-gke.1' });
    expect(messageOf(exec, { kubernetesVersion: '1.29' })).toContain('Note: checked for Kubernetes 1.34, the known version closest to 1.29');
    expect(() => expect(exec).not.toHaveLeastPrivilege({ kubernetesVersion: '1.40' })).toThrow('Note: checked for Kubernetes 1.37, the known version closest to 1.40');
  });

  test('the configuration file applies', () => {
    writeFileSync('least-privilege.yaml', 'failOn: critical\n');
    expect(BAD_YAML).toHaveLeastPrivilege();
    expect(BAD_YAML).not.toHaveLeastPrivilege({ failOn: 'high' });
  });
});

describe('a passing test prints', () => {
  const printed = (): unknown[] => (console.warn as jest.Mock).mock.calls.flat();
  beforeEach(() => { jest.spyOn(console, 'warn').mockImplementation(() => {}); });
  afterEach(() => jest.restoreAllMocks());

  test('ignored configuration files', () => {
    writeFileSync('least-privilege.yaml', 'failOn: never\n');
    mkdirSync('below/.git', { recursive: true });
    process.chdir('below');
    expect('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: config }').toHaveLeastPrivilege();
    const note = 'the configuration ../least-privilege.yaml is not read, because the search ends at .git, although that is not a Git repository';
    expect(printed()).toEqual([`toHaveLeastPrivilege: ${note}`]);
    expect(toHaveLeastPrivilege('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: config }').message()).toContain(`Note: ${note}`);
  });

  test('unchecked places', () => {
    expect('apiVersion: example.com/v1\nkind: App\nmetadata: { name: a }\nspec: { container: { image: a, command: [b] } }').toHaveLeastPrivilege();
    expect(printed().join()).toContain('1 place with containers or objects inside an unknown structure was not checked: App a (spec.container)');
  });

  test('nothing if there are no notes', () => {
    expect('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: config }').toHaveLeastPrivilege();
    expect(printed()).toEqual([]);
  });
});

describe('policy', () => {
  test('an option below the policy has no effect, and is a finding', () => {
    writeFileSync('policy.yaml', 'rules: {read-secrets: high}\n');
    const message = messageOf(BAD_YAML, { policy: 'policy.yaml', rules: { 'read-secrets': 'off' } }).replace(/\s+/g, ' ');
    expect(message).toContain('the property rules.read-secrets goes below rules.read-secrets of policy.yaml:1:9');
    expect(message).toContain('HIGH read-secrets');
  });
});
