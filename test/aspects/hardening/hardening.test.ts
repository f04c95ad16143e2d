import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, sep } from 'path';
import { ApiObject, App, Chart, Helm, Include, Size, Testing, Yaml, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ApiAccess, Aspects, Findings, Hardening, HardeningMeasure, HardeningMeasures, HardeningProps, ResourceDefaults, SecureDeployment } from '../../../src';

const directory = mkdtempSync(join(tmpdir(), 'hardening-'));
let warnings: string[];

beforeEach(() => {
  warnings = [];
  jest.spyOn(console, 'warn').mockImplementation((text: string) => { warnings.push(text); });
});
afterEach(() => { jest.restoreAllMocks(); });
afterAll(() => { rmSync(directory, { recursive: true }); });

const INGRESS = `
apiVersion: v1
kind: ServiceAccount
metadata: { name: ingress, namespace: ingress }
automountServiceAccountToken: true
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: ingress }
rules: [{ apiGroups: [''], resources: [services], verbs: [list, watch] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: ingress }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ingress }
subjects: [{ kind: ServiceAccount, name: ingress, namespace: ingress }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: ingress }
spec:
  template:
    spec:
      serviceAccountName: ingress
      containers:
        - name: controller
          securityContext: { runAsUser: 101, capabilities: { add: [NET_BIND_SERVICE] } }
        - name: exporter
`;

function include(scope: Chart, text = INGRESS): Include {
  const url = join(directory, 'ingress.yaml');
  writeFileSync(url, text);
  return new Include(scope, 'ingress', { url });
}

function newApp(): { app: App; web: Chart; ingress: Chart } {
  const app = new App({ outdir: join(directory, 'dist') });
  const web = new Chart(app, 'web', { namespace: 'web', disableResourceNameHashes: true });
  const ingress = new Chart(app, 'ingress');
  include(ingress);
  new kplus.Deployment(web, 'app', { metadata: { name: 'app' }, containers: [{ name: 'app', image: 'app:1', securityContext: { user: 1000 } }] });
  return { app, web, ingress };
}

function find(app: App, kind: string, name: string): any {
  return app.synthYaml().split('---\n').flatMap(text => parse(text)).find(manifest => manifest.kind === kind && manifest.metadata.name === name);
}

function parse(text: string): any[] {
  const file = join(directory, 'parse.yaml');
  writeFileSync(file, text);
  return Yaml.load(file);
}

function podSpec(app: App, name: string): any { return find(app, 'Deployment', name).spec.template.spec; }

test('without Hardening, nothing changes and nothing is printed', () => {
  const { app } = newApp();
  expect(podSpec(app, 'ingress').containers[0].securityContext.runAsNonRoot).toBeUndefined();
  expect(warnings).toEqual([]);
});

test('one line applies harmless measures and reports the rest', () => {
  const { app } = newApp();
  const hardening = new Hardening();
  Aspects.of(app).add(hardening);
  expect(hardening.report).toEqual({ entries: [], workloads: [] });
  expect(podSpec(app, 'ingress').containers[0].securityContext).toEqual({ capabilities: { add: ['NET_BIND_SERVICE'] }, runAsNonRoot: true, runAsUser: 101 });
  expect(hardening.report.workloads.map(({ name, constructPath }) => [name, constructPath])).toEqual([
    ['app', 'web/app/Resource'], ['ingress', 'ingress/ingress/ingress-deployment-ingress'],
  ]);
  expect(hardening.report.entries.find(({ measure, name }) => measure === 'no-automount' && name === 'ingress')!.message).toContain("'ingress' may: list,watch services");
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('  Deployment ingress/ingress [ingress/ingress/ingress-deployment-ingress]\n    done: run-as-non-root in controller.');
});

test('the report is a copy', () => {
  const { app } = newApp();
  const hardening = new Hardening({ quiet: true });
  Aspects.of(app).add(hardening);
  app.synthYaml();
  hardening.report.entries.pop();
  expect(hardening.report.entries.length).toBeGreaterThan(hardening.report.entries.slice(1).length);
});

test('quiet prints nothing', () => {
  const { app } = newApp();
  Aspects.of(app).add(new Hardening({ quiet: true }));
  app.synthYaml();
  expect(warnings).toEqual([]);
});

test('one object of an Include is selected by its name', () => {
  const { app } = newApp();
  Aspects.of(app).add(new Hardening({ objects: ['Deployment/ingress/ingress'], apiAccess: ApiAccess.inContainers('controller'), measures: HardeningMeasures.restricted() }));
  const spec = podSpec(app, 'ingress');
  expect(spec.automountServiceAccountToken).toBe(false);
  expect(spec.containers.map(({ volumeMounts }: any) => volumeMounts?.[0].mountPath)).toEqual(['/var/run/secrets/kubernetes.io/serviceaccount', undefined]);
  expect(spec.securityContext.seccompProfile.type).toBe('RuntimeDefault');
  expect(podSpec(app, 'app').securityContext.seccompProfile).toBeUndefined();
});

test('several are cumulative, at any scopes, in any order', () => {
  const specs = [false, true].map(reverse => {
    const { app, ingress } = newApp();
    const outer = new Hardening({ measures: [HardeningMeasure.NO_AUTOMOUNT] });
    const inner = new Hardening({ measures: [HardeningMeasure.SECCOMP_PROFILE], objects: ['Deployment/ingress'], apiAccess: ApiAccess.inContainers('controller') });
    const adds = [() => Aspects.of(app).add(outer), () => Aspects.of(ingress).add(inner)];
    (reverse ? adds.reverse() : adds).forEach(add => { add(); });
    const spec = podSpec(app, 'ingress');
    expect(outer.report.entries.map(({ outcome }) => outcome)).not.toContain('lost-token');
    expect(inner.report.entries.length).toBeGreaterThan(0);
    expect(new Set(inner.report.entries.map(({ kind, name }) => `${kind}/${name}`))).toEqual(new Set(['Deployment/ingress']));
    expect(warnings.length).toBe(1);
    warnings = [];
    return spec;
  });
  expect(specs[0].volumes[0].name).toBe('kubernetes-api-token');
  expect(specs[0].securityContext.seccompProfile.type).toBe('RuntimeDefault');
  expect(specs[1]).toEqual(specs[0]);
});

test('two on one scope, and one on two scopes, are cumulative too', () => {
  const { app, web, ingress } = newApp();
  const both = new Hardening({ measures: [HardeningMeasure.NO_SERVICE_LINKS] });
  Aspects.of(web).add(both, new Hardening({ measures: [HardeningMeasure.SECCOMP_PROFILE] }));
  Aspects.of(ingress).add(both);
  expect(podSpec(app, 'app')).toMatchObject({ enableServiceLinks: false, securityContext: { seccompProfile: { type: 'RuntimeDefault' } } });
  expect(podSpec(app, 'ingress')).toMatchObject({ enableServiceLinks: false });
  expect(both.report.workloads.map(({ name }) => name)).toEqual(['app', 'ingress']);
});

test('permissions in a chart outside its scope are included', () => {
  const { app, web } = newApp();
  const workload = new ApiObject(web, 'job', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'job' }, spec: { serviceAccountName: 'job', containers: [{ name: 'job' }] } });
  new ApiObject(web, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'job' } });
  Aspects.of(workload).add(new Hardening({ complete: true }));
  const without = find(app, 'Pod', 'job').spec.automountServiceAccountToken;
  const elsewhere = new Chart(app, 'rbac', { namespace: 'web' });
  new ApiObject(elsewhere, 'binding', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'job' },
    roleRef: { kind: 'ClusterRole', name: 'view' },
    subjects: [{ kind: 'ServiceAccount', name: 'job' }],
  });
  expect([without, find(app, 'Pod', 'job').spec.automountServiceAccountToken]).toEqual([false, undefined]);
});

describe('a token of an account without a role in the app', () => {
  const BINDING = `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: platform, namespace: web }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: NAME, namespace: web }]
`;
  const contextOf = (name: string, text: string): string[] => {
    const file = join(directory, `${name}.yaml`);
    writeFileSync(file, text);
    return [file];
  };
  const newPod = (app: App): void => {
    const web = app.node.findChild('web') as Chart;
    new ApiObject(web, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'job' } });
    new ApiObject(web, 'job', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'job' }, spec: { serviceAccountName: 'job', containers: [{ name: 'job' }] } });
  };
  /** The flags of a pod and of its account. */
  const flags = (props: HardeningProps): unknown[] => {
    const { app } = newApp();
    newPod(app);
    Aspects.of(app).add(new Hardening({ quiet: true, ...props }));
    return [find(app, 'Pod', 'job').spec.automountServiceAccountToken, find(app, 'ServiceAccount', 'job').automountServiceAccountToken];
  };

  test.each<[string, HardeningProps, unknown]>([
    ['is kept by default', {}, undefined],
    ['is kept if the app is declared incomplete', { complete: false }, undefined],
    ['is removed if the app is complete', { complete: true }, false],
    ['is removed if the context has bindings of other accounts only', { context: contextOf('others', BINDING.replace('NAME', 'other')) }, false],
    ['is kept if the context binds a role to its account', { context: contextOf('job', BINDING.replace('NAME', 'job')) }, undefined],
    ['is kept if it does and the app is complete', { complete: true, context: contextOf('job', BINDING.replace('NAME', 'job')) }, undefined],
    ['is kept if the context has no bindings', { context: contextOf('none', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n') }, undefined],
  ])('%s', (_, props, expected) => {
    expect(flags(props)).toEqual([expected, expected]);
  });

  test('is kept for objects that are not selected', () => {
    expect(flags({ complete: true, objects: ['Deployment/app'] })).toEqual([undefined, undefined]);
  });

  test('is reported with the line that removes it, and that line removes it', () => {
    const { app } = newApp();
    newPod(app);
    const hardening = new Hardening({ quiet: true });
    Aspects.of(app).add(hardening);
    app.synthYaml();
    const lines = hardening.report.entries.filter(({ name, measure }) => name === 'job' && measure === 'no-automount').map(({ lineToWrite }) => lineToWrite);
    // The account is not reported while its pod relies on it.
    expect(lines).toEqual(["Aspects.of(app).add(new Hardening({ objects: ['Pod/web/job'], measures: [HardeningMeasure.NO_AUTOMOUNT] }));"]);
    expect(flags({ objects: ['Pod/web/job'], measures: [HardeningMeasure.NO_AUTOMOUNT] })[0]).toBe(false);
  });

  test('an unreadable context is an error', () => {
    for (const context of [['/nowhere'], contextOf('broken', 'kind: [')]) {
      const { app } = newApp();
      Aspects.of(app).add(new Hardening({ context }));
      expect(() => app.synthYaml()).toThrow(/the context of Hardening can't be read: [^ ]+:1:\d+: /);
    }
  });

  test('a misspelled option is an error', () => {
    expect(() => new Hardening({ completed: true } as HardeningProps)).toThrow('Hardening has no option "completed"; did you mean complete?');
  });
});

test('a chart rendered alone keeps a token that may have permissions in another chart', () => {
  const { web } = newApp();
  new ApiObject(web, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod' }, spec: { containers: [{ name: 'pod' }] } });
  Aspects.of(web).add(new Hardening({ quiet: true }));
  expect(Testing.synth(web).find(({ kind }) => kind === 'Pod').spec.automountServiceAccountToken).toBeUndefined();
});

test.each(['before', 'after'])('settings accepted %s Hardening is added are kept', when => {
  const { app, web } = newApp();
  const pod = new ApiObject(web, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod' }, spec: { containers: [{ name: 'pod' }] } });
  const accept = (): void => { Findings.of(pod).acceptAll({ rule: 'token-without-permission', reason: 'its permissions are elsewhere', until: '2999-12-31' }); };
  if (when === 'before') { accept(); }
  Aspects.of(app).add(new Hardening({ measures: HardeningMeasures.all() }));
  if (when === 'after') { accept(); }
  const { automountServiceAccountToken, enableServiceLinks } = find(app, 'Pod', 'pod').spec;
  expect({ automountServiceAccountToken, enableServiceLinks }).toEqual({ enableServiceLinks: false });
});

describe('what a chart of others accepts', () => {
  const annotations = {
    'cdk8s-least-privilege/accept.service-links': 'the vendor says so',
    'cdk8s-least-privilege/accept.privileged-container': '[container app] the vendor says so',
    'cdk8s-least-privilege/accept.token-without-permission': 'the vendor says so',
  };
  const containers = [{ name: 'app', image: 'app:v1', securityContext: { privileged: true } }];
  const hardened = (add: (chart: Chart, file: string) => void): { spec: any; report: string } => {
    const app = new App();
    const file = join(directory, 'vendor.yaml');
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'vendor', namespace: 'shop', annotations }, spec: { containers } }));
    add(new Chart(app, 'chart'), file);
    Aspects.of(app).add(new Hardening({ measures: HardeningMeasures.all(), complete: true }));
    return { spec: find(app, 'Pod', 'vendor').spec, report: warnings.join() };
  };

  test('does not keep it from being hardened, nor from being reported', () => {
    const { spec, report } = hardened((chart, url) => new Include(chart, 'vendor', { url }));
    expect(spec).toMatchObject({ enableServiceLinks: false, automountServiceAccountToken: false });
    expect(report).toMatch(/ [1-9] left alone/);
  });

  test('counts where the app accepts the same with Findings', () => {
    const { spec } = hardened((chart, url) => {
      Findings.of(new Include(chart, 'vendor', { url })).acceptAll({ rule: 'service-links', reason: 'reviewed by the platform team', until: '2999-12-31' });
    });
    expect(spec.enableServiceLinks).toBeUndefined();
    expect(spec.automountServiceAccountToken).toBe(false);
  });

  test('counts on an object of the app', () => {
    const { spec, report } = hardened(chart => {
      new ApiObject(chart, 'vendor', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'vendor', namespace: 'shop', annotations }, spec: { containers } });
    });
    expect([spec.enableServiceLinks, spec.automountServiceAccountToken]).toEqual([undefined, undefined]);
    expect(report).toContain(' 0 left alone');
  });
});

describe('an object that does not exist', () => {
  test('is an error that names the existing ones', () => {
    const { app } = newApp();
    Aspects.of(app).add(new Hardening({ objects: ['Deployment/web', 'Deployment/other/app', 'Job/x'] }));
    expect(() => app.synthYaml()).toThrow(/Hardening names the object 'Deployment\/web', but the app has 'Deployment\/app', 'Deployment\/ingress'; name one that it has[^]*'Deployment\/other\/app'[^]*but the app has no Job/);
  });

  test('is an error if it exists only outside the scope', () => {
    const { app, web } = newApp();
    Aspects.of(web).add(new Hardening({ objects: ['Deployment/ingress'] }));
    expect(() => app.synthYaml()).toThrow(/'Deployment\/ingress', but 'web' has 'Deployment\/app'/);
  });

  test('is not an error if another chart, which is not rendered, may have it', () => {
    const { app, web } = newApp();
    Aspects.of(app).add(new Hardening({ objects: ['Deployment/ingress'] }));
    expect(() => web.toJson()).not.toThrow();
  });

  test('unknown options, which are possible in JavaScript, are refused', () => {
    expect(() => new Hardening({ object: ['Deployment/web'] } as HardeningProps)).toThrow('Hardening has no option "object"; did you mean objects?');
  });

  test.each([[], ['web'], ['Deployment/'], ['a/b/c/d']])('cannot be named as %j', (...objects: string[]) => {
    expect(() => new Hardening({ objects })).toThrow(objects.length === 0 ? /empty list/ : /kind\/name or kind\/namespace\/name/);
  });
});

test('a container that does not exist is an error, and nothing is printed or written', () => {
  const { app, ingress } = newApp();
  Aspects.of(ingress).add(new Hardening({ apiAccess: ApiAccess.inContainers('worker') }));
  expect(() => app.synth()).toThrow("[ingress/ingress/ingress-deployment-ingress] Deployment/ingress/ingress: a token is for the container 'worker', but it has 'controller', 'exporter'");
  expect(warnings).toEqual([]);
});

test('the ResourceDefaults of the construct apply', () => {
  const { app, web } = newApp();
  ResourceDefaults.of(web).set({ memoryLimit: Size.mebibytes(100), memoryRequest: Size.gibibytes(1) });
  new ApiObject(web, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod' }, spec: { containers: [{ name: 'pod' }] } });
  Aspects.of(app).add(new Hardening({ measures: [HardeningMeasure.RESOURCE_DEFAULTS] }));
  expect(find(app, 'Pod', 'pod').spec.containers[0].resources).toEqual({ limits: { memory: '100Mi' }, requests: { cpu: '100m', memory: '100Mi' } });
});

test('a CPU limit is set if ResourceDefaults have one, and never below the request', () => {
  const { app, web } = newApp();
  ResourceDefaults.of(web).set({ cpuLimit: kplus.Cpu.millis(50) });
  const containers = [{ name: 'pod' }, { name: 'busy', resources: { requests: { cpu: '2' } } }, { name: 'own', resources: { limits: { cpu: '4' } } }];
  new ApiObject(web, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod' }, spec: { containers } });
  Aspects.of(app).add(new Hardening({ measures: [HardeningMeasure.RESOURCE_DEFAULTS] }));
  expect(find(app, 'Pod', 'pod').spec.containers.map(({ resources }: any) => [resources.requests.cpu, resources.limits.cpu])).toEqual([['50m', '50m'], ['2', '2'], [undefined, '4']]);
});

test('hardened workloads of this library are unchanged byte for byte with any options', () => {
  const write = (hardening?: Hardening): string => {
    const app = new App();
    const chart = new Chart(app, 'app', { namespace: 'prod' });
    new SecureDeployment(chart, 'web', { apiAccess: ApiAccess.inContainers('app'), containers: [{ name: 'app', image: 'app:1' }] });
    if (hardening) { Aspects.of(app).add(hardening); }
    return app.synthYaml();
  };
  const all = new Hardening({ measures: HardeningMeasures.all() });
  expect(write(all)).toBe(write());
  expect(all.report.entries).toEqual([]);
  expect(warnings).toEqual([]);
});

test('additions are in the key order of cdk8s-plus', () => {
  const write = (hardened: boolean): string => {
    const app = new App();
    const chart = new Chart(app, 'app', { namespace: 'prod', disableResourceNameHashes: true });
    const account = new kplus.ServiceAccount(chart, 'account', hardened ? { automountToken: undefined } : { automountToken: false });
    if (hardened) { (ApiObject.of(account) as any).props.automountServiceAccountToken = undefined; }
    new kplus.Pod(chart, 'pod', { serviceAccount: account, automountServiceAccountToken: false, containers: [{ image: 'app:1', securityContext: { user: 1000 } }] });
    if (hardened) { Aspects.of(app).add(new Hardening({ quiet: true, complete: true })); }
    return app.synthYaml();
  };
  expect(write(true)).toBe(write(false));
});

describe.each(Object.values(YamlOutputType).filter(type => typeof type === 'number'))('output type %p', yamlOutputType => {
  test('five synths in a row write the same', () => {
    const outdir = mkdtempSync(join(directory, 'out-'));
    const app = new App({ outdir, yamlOutputType: yamlOutputType as YamlOutputType });
    const chart = new Chart(app, 'web', { namespace: 'web' });
    include(new Chart(app, 'ingress'));
    new kplus.Deployment(chart, 'app', { containers: [{ image: 'app:1' }] });
    Aspects.of(app).add(new Hardening({ measures: HardeningMeasures.all(), quiet: true }));
    const synths = [1, 2, 3, 4, 5].map(() => {
      app.synth();
      const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
      return files.map(({ parentPath, name }) => `${name}\n${readFileSync(join(parentPath, name), 'utf8')}`).sort().join('');
    });
    expect(synths[0]).toContain('allowPrivilegeEscalation: false');
    expect(new Set(synths).size).toBe(1);
  });
});

test('a Helm chart is hardened', () => {
  const helm = join(directory, 'helm');
  writeFileSync(join(directory, 'chart.yaml'), INGRESS);
  writeFileSync(helm, `#!/bin/sh\ncat ${join(directory, 'chart.yaml')}\n`);
  chmodSync(helm, 0o755);
  const app = new App();
  new Helm(new Chart(app, 'chart'), 'ingress', { chart: 'ingress', helmExecutable: helm });
  Aspects.of(app).add(new Hardening({ quiet: true, objects: ['Deployment/ingress'], apiAccess: ApiAccess.inContainers('controller') }));
  const spec = podSpec(app, 'ingress');
  expect(spec.containers[0].volumeMounts).toEqual([{ mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', name: 'kubernetes-api-token', readOnly: true }]);
  expect(spec.containers[0].securityContext.runAsNonRoot).toBe(true);
});

test('the sets of measures', () => {
  expect(HardeningMeasures.all()).toHaveLength(8);
  expect(HardeningMeasures.all()).toEqual(expect.arrayContaining(HardeningMeasures.restricted()));
});

const EXAMPLES = join(__dirname, '..', '..', '..', 'examples');
const goldenFiles = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.k8s.yaml') && !file.startsWith('existing-app') && !file.split(sep).includes('plain') && !file.includes('node_modules'));

test('there are examples with hardened workloads of this library', () => {
  expect(goldenFiles.length).toBeGreaterThanOrEqual(10);
});

test.each(goldenFiles)('the example %s is unchanged byte for byte with any options', file => {
  const app = new App();
  const chart = new Chart(app, 'example');
  // An Include would make their acceptances those of others.
  Yaml.load(join(EXAMPLES, file)).forEach((manifest, index) => new ApiObject(chart, String(index), manifest));
  const plain = app.synthYaml();
  const hardening = new Hardening({ measures: HardeningMeasures.all() });
  Aspects.of(app).add(hardening);
  expect(app.synthYaml()).toBe(plain);
  expect(hardening.report.entries).toEqual([]);
});
