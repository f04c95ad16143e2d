import { readFileSync } from 'fs';
import { isAbsolute, join } from 'path';
import { App, Chart, Include, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  ApiAccess, Aspects, FailOn, LeastPrivilegeChecks, LeastPrivilegeChecksProps, MinimalRole, Permission, SecureDeployment, SecureNamespace,
  SecureServiceAccount,
} from '../../src';
import { CLEAN, runTool, useDirectory } from '../_run-tool';

const repository = useDirectory();

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'threat-model.md'), 'utf8');

/** The rows of the page with an id, and their claims. */
const rows = [...PAGE.matchAll(/^\| `([\w-]+)` \| (\w+) \| (.*) \| (.*) \| (.*) \|$/gm)]
  .map(([, id, gate, prevented, shown, silence]) => ({ id, gate, prevented, shown, silence }));

const NOTHING = '-';

const claims = rows.flatMap(({ id, prevented, shown }) => [
  ...prevented === NOTHING ? [] : [`${id}: prevented`], ...shown === NOTHING ? [] : [`${id}: shown`],
]);

function role(name: string, rules: string, annotation = ''): string {
  return `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: ${name}${annotation}}\nrules: [${rules}]\n`;
}

function binding(roleName: string, subject: string, metadata = '{name: b}'): string {
  return 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\n'
    + `metadata: ${metadata}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${roleName}}\nsubjects: [${subject}]\n`;
}

function pod(spec: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec: ${spec}\n`;
}

const ANONYMOUS = '{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:unauthenticated"}';
const ADMIN = binding('cluster-admin', ANONYMOUS);
const SECRETS = "{apiGroups: [''], resources: [secrets], verbs: [get]}";
const READER = role('reader', SECRETS);
const ACCEPTED_READER = role('reader', SECRETS, ", annotations: {cdk8s-least-privilege/accept.read-secrets: 'rotates the certificates of the cluster'}");

/** A run of the pipeline: its exit code, and the report as data and text. */
async function audit(manifests: string, { policy = 'failOn: high\n', args = [] as string[] } = {}) {
  repository.write('app.yaml', manifests);
  repository.write('policy.yaml', policy);
  const { code, stdout, stderr } = await runTool(['audit', 'app.yaml', '--policy', 'policy.yaml', '--output', 'json', '--output', 'text=report.txt', ...args]);
  const report = JSON.parse(stdout);
  return { code, stderr, report, text: readFileSync('report.txt', 'utf8'), rules: report.findings.map(({ rule: id }: any) => id) as string[] };
}

function newChart(): Chart {
  return new Chart(new App({ outdir: 'dist' }), 'chart', { namespace: 'shop', disableResourceNameHashes: true });
}

/** The errors of a synth with the checks; empty if it passes. */
function synth(chart: Chart, props: LeastPrivilegeChecksProps = {}): string {
  Aspects.of(chart.node.root).add(new LeastPrivilegeChecks(props));
  try {
    (chart.node.root as App).synth();
    return '';
  } catch (error) {
    return (error as Error).message.replace(/\s+/g, ' ');
  }
}

function include(manifests: string): Chart {
  const chart = newChart();
  repository.write('vendor.yaml', manifests);
  new Include(chart, 'vendor', { url: 'vendor.yaml' });
  return chart;
}

const rendered = (chart: Chart, kind: string): any => Testing.synth(chart).find(object => object.kind === kind);

/** A test of each claim of the page. */
const TESTS: { readonly [claim: string]: () => void | Promise<void> } = {
  'pr-constructs: prevented': () => {
    const grant = (permission: Permission) => () => {
      const chart = newChart();
      new MinimalRole(chart, 'role', { permissions: [permission] });
      Testing.synth(chart);
    };
    expect(grant(Permission.list(kplus.ApiResource.SECRETS))).toThrow(/because/);
    expect(grant(Permission.of(['*'], kplus.ApiResource.PODS))).toThrow(/because/);
    expect(grant(Permission.list(kplus.ApiResource.SECRETS).because('rotates the certificates of the cluster'))).not.toThrow();
  },
  'pr-constructs: shown': async () => {
    const chart = newChart();
    new MinimalRole(chart, 'role', { permissions: [Permission.list(kplus.ApiResource.SECRETS).because('rotates the certificates of the cluster')] });
    const { report } = await audit(JSON.stringify(Testing.synth(chart)[0]));
    expect(report.accepted).toMatchObject([{ rule: 'read-secrets', reason: 'rotates the certificates of the cluster' }]);
  },
  'pr-checks: shown': () => {
    repository.write('policy.yaml', 'failOn: high\n');
    const synthesized = synth(include(ADMIN), { policy: 'policy.yaml', failOn: FailOn.NEVER });
    expect(synthesized).toContain('binding-to-anonymous');
    expect(synthesized).toContain('the property failOn goes below failOn of policy.yaml:1:1');
    expect(synth(include(CLEAN), { policy: 'policy.yaml' })).toBe('');
  },
  'pr-pipeline: prevented': async () => {
    expect((await audit(READER)).code).toBe(1);
    expect((await audit(CLEAN)).code).toBe(0);
    repository.write('least-privilege.yaml', 'pack: pod-security-baseline\nfailOn: never\nrules: {binding-to-anonymous: off}\nbaseline: b.json\ncontext: [known.yaml]\ncomplete: true\n');
    repository.write('b.json', '{"version": 1, "entries": []}');
    repository.write('known.yaml', role('cluster-admin', ''));
    const { code, rules } = await audit(ADMIN.replace('{name: b}', "{name: b, annotations: {cdk8s-least-privilege/accept.binding-to-anonymous: 'everyone may do it'}}"));
    expect(code).toBe(1);
    expect(rules).toEqual(expect.arrayContaining(['binding-to-anonymous', 'below-policy']));
  },
  'pr-pipeline: shown': async () => {
    const { code, report } = await audit(ACCEPTED_READER);
    expect(code).toBe(0);
    expect(report.accepted).toMatchObject([{ rule: 'read-secrets', by: 'annotation', reason: 'rotates the certificates of the cluster' }]);
    expect((await audit(ACCEPTED_READER, { policy: 'failOn: high\nacceptances: {forbid: [read-secrets]}\n' })).code).toBe(1);
  },
  'pr-report: prevented': async () => {
    const { text } = await audit(ADMIN.replace('{name: b}', '{name: "\\e[2J\\n::error::x\\nPASSED"}'));
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/^(::error|PASSED)/m);
    expect(text).toMatch(/^FAILED/m);
  },
  'pr-report: shown': async () => {
    repository.write('least-privilege.yaml', 'rules: {read-secrets: off}\nbaseline: b.json\ncontext: [known.yaml]\n');
    repository.write('b.json', '{"version": 1, "entries": []}');
    repository.write('known.yaml', CLEAN);
    const { report: { provenance }, text } = await audit(CLEAN, { policy: 'failOn: high\nrules: {read-secrets: off}\n' });
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(provenance).toMatchObject({
      configuration: [{ file: 'least-privilege.yaml', sha256: digest }],
      baseline: { file: 'b.json', sha256: digest },
      context: [{ file: 'known.yaml', sha256: digest }],
      rules: [{ rule: 'read-secrets', to: 'off' }],
    });
    for (const shown of ['least-privilege.yaml (sha256', 'b.json (sha256', 'known.yaml (sha256', 'read-secrets: off']) { expect(text).toContain(shown); }
  },
  'vendor-checks: prevented': () => {
    expect(synth(include(READER))).toContain('read-secrets');
    expect(synth(include(ACCEPTED_READER))).toContain('read-secrets');
    expect(synth(include(CLEAN))).toBe('');
  },
  'vendor-pipeline: prevented': async () => {
    const policy = 'failOn: high\nacceptances: {inline: false}\n';
    expect((await audit(ACCEPTED_READER, { policy })).code).toBe(1);
    expect((await audit(ACCEPTED_READER, { policy: 'failOn: high\nforeign: [app.yaml]\n' })).code).toBe(1);
    expect((await audit(ACCEPTED_READER, { policy: 'failOn: high\n' })).code).toBe(0);
    repository.write('chart/Chart.yaml', 'apiVersion: v2\nname: a\n');
    repository.write('chart/templates/a.yaml', ADMIN.replace('name: b', 'name: {{ .Release.Name }}'));
    const { code, stdout } = await runTool(['audit', 'chart', '--policy', 'policy.yaml']);
    expect(code).toBe(2);
    expect(stdout).toContain('helm template');
  },
  'vendor-report: shown': async () => {
    const { report, text } = await audit('apiVersion: example.com/v1\nkind: App\nmetadata: {name: a, namespace: shop}\nspec: {container: {image: i, command: [c]}}\n');
    expect(report.notChecked).toMatchObject([{ object: { kind: 'App', name: 'a' }, path: 'spec.container' }]);
    expect(text).toContain('1 place not checked');
  },
  'ci-pipeline: shown': async () => {
    const digestOf = ({ report }: Awaited<ReturnType<typeof audit>>) => report.provenance.policy[0].sha256;
    const runs = [await audit(CLEAN), await audit(CLEAN, { policy: 'failOn: never\n' })];
    expect(digestOf(runs[0])).not.toBe(digestOf(runs[1]));
    expect(runs[0].report.tool).toEqual({ name: 'least-privilege', version: expect.any(String) });
    // The path reveals a policy that the repository itself can write.
    expect(runs[0].report.provenance.policy[0].file).toBe('policy.yaml');
    repository.write('app/app.yaml', CLEAN);
    process.chdir('app');
    const { stdout } = await runTool(['audit', 'app.yaml', '--policy', '../policy.yaml', '--output', 'json']);
    expect(isAbsolute(JSON.parse(stdout).provenance.policy[0].file)).toBe(true);
  },
  'ci-report: shown': async () => {
    const { report } = await audit(READER);
    repository.write('whole.json', JSON.stringify(report));
    repository.write('cut.json', JSON.stringify({ ...report, findings: [] }));
    expect((await runTool(['report', 'merge', 'whole.json'])).code).toBe(0);
    const { code, stdout } = await runTool(['report', 'merge', 'whole.json', 'cut.json']);
    expect(code).toBe(2);
    expect(stdout).toContain('cut.json');
  },
  'gitops-pipeline: prevented': async () => {
    expect((await audit(ADMIN.replace('ClusterRoleBinding', '${KIND}'))).code).toBe(2);
    const { code, rules } = await audit(role('a', "{apiGroups: [''], resources: [secrets], verbs: ['${VERBS}']}"), { policy: 'failOn: high\nunknown: fail\n' });
    expect([code, rules]).toEqual([1, expect.arrayContaining(['placeholder-in-role'])]);
  },
  'gitops-pipeline: shown': async () => {
    const { code, report } = await audit(role('a', "{apiGroups: [''], resources: [secrets], verbs: ['${VERBS}']}"));
    expect(code).toBe(0);
    expect(report.findings).toContainEqual(expect.objectContaining({ rule: 'placeholder-in-role', unknown: true, severity: 'low' }));
  },
  'gitops-report: shown': async () => {
    const { report } = await audit(CLEAN, { args: ['--label', 'commit=abc', '--label', 'cluster=prod'] });
    expect(report.provenance.labels).toEqual({ commit: 'abc', cluster: 'prod' });
    await expectTrend();
  },
  'user-constructs: prevented': () => {
    const chart = newChart();
    new SecureNamespace(chart, 'namespace', { metadata: { name: 'shop' } });
    expect(rendered(chart, 'Namespace').metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    expect(rendered(chart, 'ServiceAccount')).toMatchObject({ metadata: { name: 'default', namespace: 'shop' }, automountServiceAccountToken: false });
  },
  'user-pipeline: shown': async () => {
    const dump = `apiVersion: v1\nkind: List\nitems:\n- ${ADMIN.trimEnd().split('\n').join('\n  ')}\n`;
    expect((await audit(dump)).rules).toContain('binding-to-anonymous');
  },
  'user-report: shown': () => expectTrend(),
  'node-constructs: prevented': () => {
    const chart = newChart();
    new SecureDeployment(chart, 'app', {
      serviceAccount: new SecureServiceAccount(chart, 'account'),
      apiAccess: ApiAccess.inContainers('app'),
      containers: [{ name: 'app', image: 'app:v1' }, { name: 'other', image: 'other:v1' }],
    });
    const { automountServiceAccountToken, containers, volumes } = rendered(chart, 'Deployment').spec.template.spec;
    const projected: any[] = volumes.filter((volume: any) => volume.projected);
    const lifetimes = projected.flatMap(volume => volume.projected.sources).map(({ serviceAccountToken }) => serviceAccountToken?.expirationSeconds);
    const mounts = containers.flatMap(({ name, volumeMounts = [] }: any) => volumeMounts.map((mount: any) => [name, mount.name]));
    expect(automountServiceAccountToken).toBe(false);
    expect(lifetimes.filter(lifetime => lifetime !== undefined)).toEqual([3600]);
    expect(mounts.filter(([, volume]: [string, string]) => projected.some(({ name }) => name === volume))).toEqual([['app', projected[0].name]]);
  },
  'node-checks: prevented': () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: t, namespace: shop, annotations: {kubernetes.io/service-account.name: a}}\ntype: kubernetes.io/service-account-token\n';
    expect(synth(include(`${secret}---\n${pod('{automountServiceAccountToken: false, containers: [{name: c, image: "i:v1", volumeMounts: [{name: t, mountPath: /t}]}], '
      + 'volumes: [{name: t, secret: {secretName: t}}]}')}`))).toContain('legacy-token-secret-in-pod');
  },
  'node-pipeline: prevented': async () => {
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: shop}\n';
    const holder = `${account}---\n${binding('cluster-admin', '{kind: ServiceAccount, name: a, namespace: shop}')}---\n${pod('{serviceAccountName: a, containers: [{name: c, image: "i:v1"}]}')}`;
    const { code, report } = await audit(holder);
    expect(code).toBe(1);
    expect(report.findings).toContainEqual(expect.objectContaining({ severity: 'critical', rule: 'binding-to-cluster-admin' }));
    const socket = await audit(pod('{automountServiceAccountToken: false, containers: [{name: c, image: "i:v1", volumeMounts: [{name: s, mountPath: /s}]}], '
      + 'volumes: [{name: s, hostPath: {path: /run/containerd/containerd.sock}}]}'));
    expect([socket.code, socket.rules]).toEqual([1, expect.arrayContaining(['container-runtime-socket'])]);
  },
};

/** A dump of the cluster has a finding that the previous one did not have. */
async function expectTrend(): Promise<void> {
  for (const [file, manifests] of [['1.json', CLEAN], ['2.json', ADMIN]]) {
    const { report } = await audit(manifests, { args: ['--label', 'cluster=prod'] });
    repository.write(file, JSON.stringify({ ...report, provenance: { ...report.provenance, time: `2026-01-0${file[0]}T00:00:00Z` } }));
  }
  const { stdout } = await runTool(['report', 'trend', '1.json', '2.json', '--output', 'json']);
  const [{ points }] = JSON.parse(stdout).series;
  expect(points[1].new).toContainEqual(expect.objectContaining({ rule: 'binding-to-anonymous' }));
}

test('each attacker meets each gate, and each row says who can silence its claim', () => {
  const attackers = [...new Set(rows.map(({ id }) => id.split('-')[0]))];
  expect(attackers).toEqual(['pr', 'vendor', 'ci', 'gitops', 'user', 'node']);
  expect(rows.map(({ id }) => id)).toEqual(attackers.flatMap(attacker => ['constructs', 'checks', 'pipeline', 'report'].map(gate => `${attacker}-${gate}`)));
  for (const { id, gate, prevented, shown, silence } of rows) {
    expect(id.endsWith(`-${gate}`)).toBe(true);
    if (prevented !== NOTHING || shown !== NOTHING) { expect([id, silence]).not.toEqual([id, '']); }
  }
});

test('each claim has a test, and each test a claim', () => {
  expect(Object.keys(TESTS).sort()).toEqual([...claims].sort());
});

test.each(claims)('%s', claim => TESTS[claim]());
