import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Include, Testing, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ApiAccess, Aspects, FailOn, Findings, LeastPrivilegeChecks, LeastPrivilegeChecksProps, MinimalRole, Permission, SecureDeployment, SecureServiceAccount, Subresource, UnknownFindings } from '../../src';
import { IRule, Pack } from '../../src/rules';

let directory: string;
const before = process.cwd();
let warnings: string[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'checks-'));
  // Ignores configuration files of the developer's machine.
  process.chdir(directory);
  warnings = [];
  jest.spyOn(console, 'warn').mockImplementation((text: string) => { warnings.push(text); });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.chdir(before);
  rmSync(directory, { recursive: true });
});

/** A role that reads all Secrets, in a separate chart. */
function secretReader(app: App, id = 'reader'): Chart {
  const chart = new Chart(app, id, { namespace: 'production', disableResourceNameHashes: true });
  new ApiObject(chart, 'role', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: id },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] }],
  });
  return chart;
}

/** A workload with an API token of an account without permissions in its chart. */
function apiConsumer(app: App): Chart {
  const chart = new Chart(app, 'workloads', { namespace: 'production', disableResourceNameHashes: true });
  new SecureDeployment(chart, 'app', {
    serviceAccount: new SecureServiceAccount(chart, 'account', { metadata: { name: 'payments' } }),
    apiAccess: ApiAccess.inContainers('app'),
    containers: [{ name: 'app', image: 'payments:v1' }],
  });
  return chart;
}

function newApp(props: object = {}): App {
  return new App({ outdir: join(directory, 'dist'), ...props });
}

function check(app: App, props?: LeastPrivilegeChecksProps): App {
  Aspects.of(app).add(new LeastPrivilegeChecks(props));
  return app;
}

/** The error of a synth, or '' if it succeeds. */
function failureOf(app: App): string {
  try {
    app.synth();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** A workload of this library, with an account that has one permission and a token to use it. */
function goodApp(): App {
  const app = newApp();
  const chart = new Chart(app, 'payments', { namespace: 'production', disableResourceNameHashes: true });
  const account = new SecureServiceAccount(chart, 'account');
  new MinimalRole(chart, 'config-reader', { permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('payments-config')] }).bind(account);
  new SecureDeployment(chart, 'app', {
    serviceAccount: account, apiAccess: ApiAccess.inContainers('app'), containers: [{ name: 'app', image: 'payments:v1' }],
  });
  return app;
}

test('a finding fails the synth before a file is written, and names rule, object, construct, field and remedy', () => {
  const app = newApp();
  secretReader(app);
  const message = failureOf(check(app));
  for (const part of ['HIGH', 'read-secrets', 'secrets get,list', 'Role production/reader', 'reader/role', 'rules[0]', 'Permission.', 'FAILED']) {
    expect(message).toContain(part);
  }
  expect(readdirSync(app.outdir)).toEqual([]);
});

test('an app of our constructs passes the stricter pack too, and nothing is printed', () => {
  expect(failureOf(check(goodApp(), { pack: 'restricted' }))).toBe('');
  expect(warnings).toEqual([]);
});

describe.each(Object.values(YamlOutputType).filter(type => typeof type === 'string'))('written as %s', type => {
  const yamlOutputType = YamlOutputType[type as keyof typeof YamlOutputType];

  test('the files are the same with and without the check, in every synth', () => {
    const written = (checked: boolean): { [file: string]: string } => {
      const app = newApp({ yamlOutputType, outdir: join(directory, String(checked)) });
      const chart = new Chart(app, 'web', { namespace: 'web' });
      const deployment = new kplus.Deployment(chart, 'app', { containers: [{ image: 'app:1' }] });
      deployment.scheduling.spread();
      secretReader(app);
      if (checked) { check(app, { failOn: FailOn.CRITICAL }); }
      app.synth();
      app.synth();
      return Object.fromEntries((readdirSync(app.outdir, { recursive: true }) as string[]).sort()
        .filter(file => file.endsWith('.yaml')).map(file => [file, readFileSync(join(app.outdir, file), 'utf8')]));
    };
    expect(written(true)).toEqual(written(false));
  });
});

test('objects of Include are checked like all others', () => {
  const app = newApp();
  const chart = new Chart(app, 'vendor');
  const url = join(directory, 'vendor.yaml');
  writeFileSync(url, `
apiVersion: v1
kind: List
items:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: { name: vendor }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
    subjects: [{ kind: ServiceAccount, name: vendor, namespace: vendor }]
`);
  new Include(chart, 'manifests', { url });
  const message = failureOf(check(app));
  expect(message).toContain('CRITICAL  binding-to-cluster-admin');
  expect(message).toContain('ClusterRoleBinding vendor made by vendor/manifests');
});

test('app.synthYaml() fails too', () => {
  const app = newApp();
  secretReader(app);
  check(app);
  expect(() => app.synthYaml()).toThrow('read-secrets');
});

describe('the scope', () => {
  test('selects whose findings are reported', () => {
    const app = newApp();
    const one = secretReader(app, 'one');
    secretReader(app, 'two');
    Aspects.of(one).add(new LeastPrivilegeChecks());
    const message = failureOf(app);
    expect(message).toContain('Role production/one');
    expect(message).not.toContain('Role production/two');
  });

  test('does not limit the context: a role of another chart grants its permissions', () => {
    const app = newApp();
    const workloads = apiConsumer(app);
    const roles = new Chart(app, 'roles', { namespace: 'production', disableResourceNameHashes: true });
    new MinimalRole(roles, 'reader', { permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('config')] })
      .bind(SecureServiceAccount.fromServiceAccountName(roles, 'account', 'payments', { namespaceName: 'production' }));
    Aspects.of(workloads).add(new LeastPrivilegeChecks({ complete: true, failOn: FailOn.LOW }));
    expect(failureOf(app)).toBe('');
  });

  test('a chart that is rendered alone is checked without treating the rest of the app as missing', () => {
    const app = newApp();
    const chart = secretReader(app, 'one');
    check(app, { complete: true });
    expect(() => Testing.synth(chart)).toThrow('read-secrets');

    const alone = new Chart(app, 'alone', { namespace: 'production', disableResourceNameHashes: true });
    new SecureServiceAccount(alone, 'account', { metadata: { name: 'elsewhere' } });
    expect(() => Testing.synth(alone)).not.toThrow();
  });

  test('a chart that is rendered alone is never complete: another chart may grant permissions to its account', () => {
    const app = newApp();
    const workloads = apiConsumer(app);
    check(app, { complete: true });
    expect(() => Testing.synth(workloads)).not.toThrow();
    // The whole app is complete: nothing grants this account a permission.
    expect(failureOf(app)).toContain('token-without-permission');
  });
});

describe('acceptances', () => {
  test('are applied, and inherited by the subtree', () => {
    const app = newApp();
    secretReader(app);
    Findings.of(app).accept({ rule: 'read-secrets', finding: 'secrets get,list', reason: 'backs up all Secrets every night' });
    expect(failureOf(check(app))).toBe('');
  });

  test('that match nothing are findings', () => {
    const app = goodApp();
    Findings.of(app).acceptAll({ rule: 'impersonate', reason: 'it acted for users until last year', until: '2999-12-31' });
    expect(failureOf(check(app))).toContain('unused-acceptance');
  });

  test('that only objects outside the scope need are not findings', () => {
    const app = newApp();
    secretReader(app, 'one');
    const good = new Chart(app, 'good', { namespace: 'production', disableResourceNameHashes: true });
    new SecureServiceAccount(good, 'account');
    Findings.of(app).acceptAll({ rule: 'read-secrets', reason: 'backs up all Secrets every night', until: '2999-12-31' });
    Aspects.of(good).add(new LeastPrivilegeChecks());
    expect(failureOf(app)).toBe('');
  });
});

describe('the error of a synth', () => {
  const failing = (): App => {
    const app = newApp();
    secretReader(app);
    return check(app);
  };

  test('contains the report once, and no stack', () => {
    const app = failing();
    let error: Error | undefined;
    try { app.synth(); } catch (thrown) { error = thrown as Error; }
    expect(error!.stack!.split('HIGH  read-secrets')).toHaveLength(2);
    expect(error!.stack).not.toMatch(/^ +at /m);
    expect(warnings).toEqual([]);
  });

  test('refers a Python program to the report on stderr, which has Python code', () => {
    process.env.JSII_AGENT = 'Python/3.11.7';
    try {
      expect(failureOf(failing())).toBe('Validation failed with the following errors:\n  [] LeastPrivilegeChecks: see the report on stderr');
    } finally {
      delete process.env.JSII_AGENT;
    }
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('HIGH  read-secrets');
    expect(warnings[0]).toContain('accept(rule=..., finding="<key in brackets>", reason=...)');
  });

  test('says how to see unlisted findings', () => {
    expect(failureOf(failing())).not.toContain('not listed');
    const more = newApp();
    secretReader(more);
    new SecureServiceAccount(new Chart(more, 'unused', { namespace: 'production' }), 'account');
    expect(failureOf(check(more))).toContain("1 finding below medium is not listed; LeastPrivilegeChecks with reportFile: 'report.json' writes all of them.");
  });
});

describe('options', () => {
  test('failOn', () => {
    const app = newApp();
    secretReader(app);
    expect(failureOf(check(app, { failOn: FailOn.CRITICAL }))).toBe('');
  });

  test('rules', () => {
    const app = newApp();
    secretReader(app);
    expect(failureOf(check(app, { rules: { 'read-secrets': 'off' } }))).toBe('');
  });

  describe('failOn: never', () => {
    test.each<[string, LeastPrivilegeChecksProps, string]>([
      ['a property', { failOn: FailOn.NEVER }, ''],
      ['the configuration', {}, 'failOn: never\n'],
    ])('by %s prints the report instead of failing, and says what would fail', (_, props, configuration) => {
      writeFileSync('least-privilege.yaml', configuration);
      const app = newApp();
      secretReader(app);
      expect(failureOf(check(app, props))).toBe('');
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain('HIGH  read-secrets');
      expect(warnings[0]).toContain('PASSED (failOn is never; by default, 1 finding at or above medium would fail): ');
      expect(warnings[0]).not.toContain('FAILED');
    });

    test('prints nothing without findings', () => {
      expect(failureOf(check(goodApp(), { failOn: FailOn.NEVER }))).toBe('');
      expect(warnings).toEqual([]);
    });

    test('fails on a setting below a policy, even if the policy fails on nothing', () => {
      writeFileSync('policy.yaml', 'failOn: never\nrules: {read-secrets: high}\n');
      const app = newApp();
      secretReader(app);
      const failure = failureOf(check(app, { failOn: FailOn.NEVER, rules: { 'read-secrets': 'off' }, policy: 'policy.yaml' }));
      expect(failure).toContain('FAILED (settings below the policy): ');
      expect(failure.replace(/\s+/g, ' ')).toContain('the property rules.read-secrets goes below rules.read-secrets of policy.yaml:2:9');
    });
  });

  test('unknown', () => {
    const namesForeignAccount = (): App => {
      const app = newApp();
      new ApiObject(new Chart(app, 'chart', { namespace: 'production' }), 'pod', {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web' },
        spec: { serviceAccountName: 'elsewhere', containers: [{ name: 'web', image: 'web:v1' }] },
      });
      return app;
    };
    expect(failureOf(check(namesForeignAccount(), { failOn: FailOn.CRITICAL }))).toBe('');
    expect(failureOf(check(namesForeignAccount(), { failOn: FailOn.CRITICAL, unknown: UnknownFindings.FAIL }))).toContain('CRITICAL unknown  automounted-token');
  });

  test('acceptances', () => {
    const app = newApp();
    Findings.of(secretReader(app)).accept({ rule: 'read-secrets', finding: 'secrets get,list', reason: 'backs up all Secrets every night' });
    expect(failureOf(check(app, { acceptances: { requireUntil: true } })).replace(/\s+/g, ' ')).toContain('the configuration requires a last day');
  });

  describe('policy', () => {
    test.each<[string, LeastPrivilegeChecksProps, string]>([
      ['rules', { rules: { 'read-secrets': 'off' } }, 'the property rules.read-secrets goes below rules.read-secrets of policy.yaml:2:9'],
      ['failOn', { failOn: FailOn.CRITICAL }, 'the property failOn goes below failOn of policy.yaml:1:1'],
      ['failOn: never', { failOn: FailOn.NEVER }, 'the property failOn goes below failOn of policy.yaml:1:1'],
    ])('%s goes below it, which has no effect and is a finding', (_, props, message) => {
      writeFileSync('policy.yaml', 'failOn: medium\nrules: {read-secrets: high}\n');
      const app = newApp();
      secretReader(app);
      const failure = failureOf(check(app, { ...props, policy: 'policy.yaml' })).replace(/\s+/g, ' ');
      expect(failure).toContain(message);
      expect(failure).toContain('HIGH read-secrets');
      expect(failure).toContain('policy policy.yaml (sha256 ');
      expect(warnings).toEqual([]);
    });

    test('a custom pack below it is a finding', () => {
      writeFileSync('policy.yaml', 'pack: recommended\n');
      const app = newApp();
      secretReader(app);
      const failure = failureOf(check(app, { customPack: { name: 'ours', description: 'x', severities: {} }, policy: 'policy.yaml' })).replace(/\s+/g, ' ');
      expect(failure).toContain('the property customPack goes below pack of policy.yaml:1:1');
      expect(failure).toContain('HIGH read-secrets');
    });

    test('a configuration that is not read is named, even without findings', () => {
      writeFileSync('least-privilege.yaml', 'failOn: low\n');
      mkdirSync('below/.git', { recursive: true });
      process.chdir('below');
      expect(failureOf(check(goodApp()))).toBe('');
      expect(warnings.join()).toContain('the configuration ../least-privilege.yaml is not read, because the search ends at .git');
    });

    test('a missing policy is an error in the constructor', () => {
      expect(() => new LeastPrivilegeChecks({ policy: 'nowhere.yaml' })).toThrow("nowhere.yaml can't be read");
    });
  });

  test('reportFile is written regardless of the outcome', () => {
    const reportFile = join(directory, 'reports', 'least-privilege.json');
    const app = newApp();
    secretReader(app);
    expect(failureOf(check(app, { reportFile }))).toContain('read-secrets');
    const report = JSON.parse(readFileSync(reportFile, 'utf8'));
    expect(report).toMatchObject({
      version: 1,
      pack: 'recommended',
      findings: [{ rule: 'read-secrets', severity: 'high', object: { kind: 'Role', namespace: 'production', name: 'reader' }, construct: 'reader/role' }],
    });
    expect(failureOf(check(goodApp(), { reportFile }))).toBe('');
    expect(JSON.parse(readFileSync(reportFile, 'utf8')).findings).toEqual([]);
  });

  test('customRules', () => {
    const noRoles: IRule = {
      id: 'no-roles',
      summary: 'An app makes a Role of its own',
      why: 'Here, roles are made by the platform team.',
      fix: { construct: 'Ask the platform team for a role', yaml: 'Ask the platform team for a role' },
      references: [],
      subject: 'app',
      * check(model) {
        for (const object of model.objectsOf('rbac.authorization.k8s.io', 'Role')) {
          yield { object, path: ['kind'], key: object.name, message: `the Role '${object.name}' is not made by the platform team` };
        }
      },
    };
    const message = failureOf(check(goodApp(), { customRules: [noRoles] }));
    expect(message).toContain('MEDIUM  no-roles');
    expect(message).toContain("the Role 'payments-config-reader' is not made by the platform team");
    expect(failureOf(check(goodApp(), { customRules: [noRoles], rules: { 'no-roles': 'low' } }))).toBe('');
  });

  test('customPack', () => {
    const team: Pack = { name: 'team', description: 'What our team looks at', severities: { 'read-secrets': 'low' } };
    const app = newApp();
    secretReader(app);
    const reportFile = join(directory, 'report.json');
    expect(failureOf(check(app, { customPack: team, reportFile }))).toBe('');
    expect(JSON.parse(readFileSync(reportFile, 'utf8'))).toMatchObject({ pack: 'team', findings: [{ rule: 'read-secrets', severity: 'low' }] });
    writeFileSync('least-privilege.yaml', 'pack: restricted\n');
    expect(failureOf(check(app, { customPack: team }))).toBe('');
    expect(() => new LeastPrivilegeChecks({ pack: 'restricted', customPack: team })).toThrow('pack: "restricted" and customPack: "team" both choose the rules; leave one out');
    expect(() => new LeastPrivilegeChecks({ pack: team as any })).toThrow('pass a custom pack as customPack');
    expect(() => new LeastPrivilegeChecks({ customPack: { ...team, severities: { 'read-secret': 'low' } } })).toThrow('did you mean read-secrets?');
  });

  test('a rule that throws is an error, even if findings are only printed', () => {
    const broken: IRule = {
      id: 'broken', summary: 's', why: 'w', fix: { construct: 'c', yaml: 'y' }, references: [], subject: 'app', check: () => { throw new Error('it has a bug'); },
    };
    const message = failureOf(check(goodApp(), { customRules: [broken], failOn: FailOn.NEVER }));
    expect(message).toContain('the rule broken failed');
    expect(message).toContain('it has a bug');
  });

  test.each<[string, LeastPrivilegeChecksProps, string]>([
    ['an option', { failon: 'low' } as LeastPrivilegeChecksProps, 'LeastPrivilegeChecks has no option "failon"; did you mean failOn?'],
    ['a pack', { pack: 'recomended' }, 'did you mean recommended'],
    ['a severity', { failOn: 'hihg' as FailOn }, 'hihg'],
    ['a rule', { rules: { 'read-secret': 'off' } }, 'read-secret'],
    ['the severity of a rule', { rules: { 'read-secrets': 'none' } }, 'none'],
    ['a file', { configurationFile: 'not-there.yaml' }, 'not-there.yaml'],
    ['a version of Kubernetes', { kubernetesVersion: '34' }, "write '1.34'"],
    ['a version that is a number', { kubernetesVersion: 1.34 as never }, 'it must be a string'],
  ])('%s that does not exist is an error in the constructor', (_, props, part) => {
    expect(() => new LeastPrivilegeChecks(props)).toThrow(part);
  });

  test('a context that cannot be read fails the synth', () => {
    expect(failureOf(check(goodApp(), { context: ['not-there'] }))).toContain('not-there');
  });
});

test('the configuration file of the working directory applies, and options take precedence', () => {
  writeFileSync('least-privilege.yaml', 'failOn: critical\n');
  const one = newApp();
  secretReader(one);
  expect(failureOf(check(one))).toBe('');
  const other = newApp();
  secretReader(other);
  expect(failureOf(check(other, { failOn: FailOn.HIGH }))).toContain('read-secrets');
});

test('findings depend on the version of Kubernetes, in code and in the configuration file', () => {
  const debuggerApp = (): App => {
    const app = newApp();
    const chart = new Chart(app, 'debugger', { namespace: 'production', disableResourceNameHashes: true });
    new ApiObject(chart, 'role', {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'debugger' }, rules: [{ apiGroups: [''], resources: ['pods/exec'], verbs: ['get'] }],
    });
    return app;
  };
  expect(failureOf(check(debuggerApp())).replace(/\s+/g, ' ')).toContain("up to Kubernetes 1.34, 'pods/exec get' runs commands");
  expect(failureOf(check(debuggerApp(), { kubernetesVersion: '1.37', reportFile: 'report.json' }))).toBe('');
  expect(JSON.parse(readFileSync('report.json', 'utf8'))).toMatchObject({ kubernetesVersion: '1.37', notes: ['checked for Kubernetes 1.37'] });
  writeFileSync('least-privilege.yaml', "kubernetesVersion: '1.36'\n");
  expect(failureOf(check(debuggerApp()))).toBe('');
  expect(failureOf(check(debuggerApp(), { kubernetesVersion: '1.34' }))).toContain('execute-in-pods');
});

test('an unknown version is named even without findings', () => {
  expect(failureOf(check(goodApp(), { kubernetesVersion: '1.35' }))).toBe('');
  expect(warnings).toEqual([]);
  expect(failureOf(check(goodApp(), { kubernetesVersion: '1.30' }))).toBe('');
  expect(warnings).toEqual(['LeastPrivilegeChecks: checked for Kubernetes 1.34, the known version closest to 1.30 (known: 1.34 to 1.37)']);
});

test('an acceptance by a construct for one version is not unused in another', () => {
  const app = newApp();
  const chart = new Chart(app, 'debugger', { namespace: 'production', disableResourceNameHashes: true });
  const account = new SecureServiceAccount(chart, 'account');
  new MinimalRole(chart, 'debugger', {
    permissions: [Permission.get(Subresource.of(kplus.ApiResource.PODS, 'exec')).because('an engineer looks into pods')],
  }).bind(account);
  new SecureDeployment(chart, 'app', { serviceAccount: account, apiAccess: ApiAccess.inContainers('app'), containers: [{ name: 'app', image: 'debugger:v1' }] });
  for (const kubernetesVersion of [undefined, '1.34', '1.37']) {
    expect(failureOf(check(app, { kubernetesVersion, failOn: FailOn.LOW }))).toBe('');
  }
});

test('a message names the program line if it was recorded', () => {
  const app = newApp();
  const chart = secretReader(app);
  chart.node.addMetadata('made', 'here', { stackTrace: true });
  expect(failureOf(check(app))).toMatch(/least-privilege-checks\.test\.ts:\d+:\d+/);
});
