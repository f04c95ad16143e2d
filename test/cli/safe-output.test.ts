import { readFileSync } from 'fs';
import { FORMATS } from '../../src/report/formats';
import { ONE_OF_EACH_KIND, unsafeLinesIn } from '../_hostile';
import { runTool, useDirectory } from '../_run-tool';

const directory = useDirectory();

/** Texts that a file name can contain. */
const NAMES = ONE_OF_EACH_KIND.slice(0, 6);

const OUR_COLORS = /\u001b\[\d+m/g; // eslint-disable-line no-control-regex

/** Runs the tool and checks everything it prints, with colours too. */
async function run(...args: string[]) {
  const { code, stdout, stderr } = await runTool(args, { env: { FORCE_COLOR: '1' } });
  const printed = args.includes('github') ? stdout.replace(/^::(?=(?:error|warning|notice) (?:file=|title=))/gm, '') : stdout;
  expect(unsafeLinesIn(printed.replace(OUR_COLORS, ''))).toEqual([]);
  expect(unsafeLinesIn(stderr)).toEqual([]);
  return { code, stdout, stderr };
}

/** One object of each checked kind, with a text in every text field. */
function manifestsWith(text: string): string {
  const metadata = { name: text, namespace: text, labels: { [text]: text, app: text }, annotations: annotationsWith(text) };
  const container = {
    name: text,
    image: text,
    command: [text],
    env: [{ name: text, value: text }, { name: 'AWS_SECRET_ACCESS_KEY', value: text }, { name: text, valueFrom: { secretKeyRef: { name: text, key: text } } }],
    ports: [{ name: text, hostPort: 80, containerPort: 80, protocol: text }],
    volumeMounts: [{ name: text, mountPath: text, subPath: text }, { name: 'token', mountPath: `/${text}`, subPath: text }],
    securityContext: {
      privileged: true,
      capabilities: { add: [text, 'SYS_ADMIN'] },
      procMount: text,
      seccompProfile: { type: text, localhostProfile: text },
      seLinuxOptions: { type: text, user: text, role: text },
      appArmorProfile: { type: text },
      runAsUser: 0,
    },
    livenessProbe: { httpGet: { host: text, port: 80 } },
  };
  const pod = {
    serviceAccountName: text,
    serviceAccount: `${text}x`,
    hostPID: true,
    hostNetwork: true,
    shareProcessNamespace: true,
    containers: [container, { ...container, name: `${text}2` }],
    initContainers: [{ ...container, name: `init${text}` }],
    volumes: [
      { name: text, hostPath: { path: text } }, { name: 'socket', hostPath: { path: `/var/run/docker.sock${text}` } }, { name: `${text}s`, secret: { secretName: text } },
      { name: 'token', projected: { sources: [{ serviceAccountToken: { path: text, audience: text, expirationSeconds: 5 } }, { serviceAccountToken: { path: 'b' } }] } },
      { name: `${text}n`, nfs: { server: text, path: text } },
    ],
    securityContext: { sysctls: [{ name: text, value: text }], seLinuxOptions: { type: text } },
  };
  const rbac = 'rbac.authorization.k8s.io/v1';
  const rules = [
    { apiGroups: [text, ''], resources: [text, 'secrets', 'pods', 'pods/exec', `${text}/*`], verbs: [text, 'get', 'list', 'create', '*'], resourceNames: [text] },
    { apiGroups: ['', text], resources: ['secrets', 'serviceaccounts/token', '*'], verbs: ['*'] },
    { nonResourceURLs: [text, '*'], verbs: ['*'] },
    { apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles', 'rolebindings'], verbs: ['create', 'escalate', 'bind'] },
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['update'] },
  ];
  const subjects = [
    { kind: 'ServiceAccount', name: text, namespace: text }, { kind: 'ServiceAccount', name: text }, { kind: 'User', name: text, apiGroup: 'rbac.authorization.k8s.io' },
    { kind: 'Group', name: `system:serviceaccounts:${text}`, apiGroup: 'rbac.authorization.k8s.io' }, { kind: text, name: text, apiGroup: text },
    { kind: 'Group', name: 'system:authenticated', apiGroup: 'rbac.authorization.k8s.io' },
  ];
  return [
    { apiVersion: 'v1', kind: 'Pod', metadata, spec: pod },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: { [text]: text } }, template: { metadata, spec: pod } } },
    { apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec: { schedule: text, jobTemplate: { spec: { template: { metadata, spec: { ...pod, serviceAccountName: undefined } } } } } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, secrets: [{ name: text }] },
    { apiVersion: 'v1', kind: 'Secret', metadata, type: 'kubernetes.io/service-account-token', stringData: { [text]: text } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { ...metadata, labels: { 'pod-security.kubernetes.io/enforce': text, 'pod-security.kubernetes.io/enforce-version': text } } },
    { apiVersion: rbac, kind: 'Role', metadata, rules },
    { apiVersion: rbac, kind: 'ClusterRole', metadata: { ...metadata, labels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' } }, rules },
    { apiVersion: rbac, kind: 'RoleBinding', metadata, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: text }, subjects },
    { apiVersion: rbac, kind: 'RoleBinding', metadata: { ...metadata, name: `${text}2` }, roleRef: { apiGroup: text, kind: text, name: text }, subjects },
    { apiVersion: rbac, kind: 'ClusterRoleBinding', metadata, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' }, subjects },
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec: { podSelector: { matchLabels: { [text]: text } }, egress: [{ to: [{ ipBlock: { cidr: text } }] }] } },
    { apiVersion: text, kind: text, metadata },
  ].map(object => JSON.stringify(object)).join('\n---\n');
}

/** A pod in which everything can be checked, with a text in its findings. */
function podWith(text: string): string {
  const containers = [{ name: text, image: text, securityContext: { privileged: true } }];
  return JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', namespace: 'y' }, spec: { containers } });
}

function annotationsWith(text: string) {
  const accept = (rule: string) => `cdk8s-least-privilege/accept.${rule}`;
  return {
    [accept('host-pid')]: `${text} is a long enough reason`,
    [accept('privileged-container')]: `[${text}] is a long enough reason until=${text}`,
    [accept('host-network')]: `[${text} is not closed`,
    [accept('read-secrets')]: `is a long enough reason until=2020-01-01${text}`,
    [accept(text)]: text,
    [accept('automounted-token')]: 5,
    'eks.amazonaws.com/role-arn': text,
    'eks.amazonaws.com/skip-containers': text,
    'iam.gke.io/gcp-service-account': text,
    'azure.workload.identity/client-id': text,
    'azure.workload.identity/tenant-id': text,
    'azure.workload.identity/service-account-token-expiration': text,
    'kubernetes.io/service-account.name': text,
    'kubernetes.io/enforce-mountable-secrets': 'true',
    [text]: text,
  };
}

/** Unreadable manifests, with a text at the error. */
function unreadableWith(text: string): string[] {
  const quoted = JSON.stringify(text);
  return [
    text, `kind: Pod\nmetadata: ${text}`, `${quoted}: 1\n${quoted}: 2`, `kind: !${text} x`, `kind: &${text} x`, `kind: *${text}`, `%${text}\n---\nkind: Pod`, `kind: "${text}`, `kind: [ # ${text}`,
    `{"kind": "${text}`, `apiVersion: v1\nkind: [${quoted}]`, `apiVersion: v1\nkind: Pod\nmetadata: {name: {${quoted}: 1}}`,
  ];
}

test.each([
  ...[...FORMATS.keys()].map(format => ['--output', format]), ['--show', 'lines'], ['--group-by', 'object'], ['--group-by', 'namespace'],
])('%s %s: manifests and file names', async (...report) => {
  for (const [index, text] of ONE_OF_EACH_KIND.entries()) {
    directory.write(`app/${index}.yaml`, manifestsWith(text));
    for (const [number, manifest] of unreadableWith(text).entries()) { directory.write(`app/unreadable/${index}-${number}.yaml`, manifest); }
  }
  for (const name of NAMES) {
    directory.write(`app/${name}.yaml`, manifestsWith('x'));
    directory.write(`app/${name}broken.yaml`, 'kind: [');
    directory.write(`app/${name}values.yaml`, 'replicas: 1');
    directory.write(`app/${name}/Chart.yaml`, 'name: x');
  }
  const { code } = await run('audit', 'app', ...NAMES.map(name => `app/${name}`), ...report, '--show-accepted', '--pack', 'restricted', '--fail-on', 'low');
  expect(code).toBe(2);
});

test('texts of a manifest are in the report, which the tests above rely on', async () => {
  directory.write('app.yaml', manifestsWith('::harmless'));
  const { stdout } = await run('audit', 'app.yaml', '--pack', 'restricted', '--fail-on', 'low', '--show-accepted', '--show', 'lines');
  const rules = new Set([...stdout.replace(OUR_COLORS, '').matchAll(/^ {2}(?:LOW|MEDIUM|HIGH|CRITICAL)(?: unknown)? {2}([\w-]+) \[/gm)].map(([, rule]) => rule));
  expect(rules.size).toBeGreaterThan(60);
  expect(stdout.split('::harmless').length).toBeGreaterThan(200);
});

describe.each(ONE_OF_EACH_KIND)('%j', text => {
  test.each<[string, string[]]>([
    ['a command', [text]], ['a help topic', ['help', text]], ['an option', [`--${text}`]], ['an option of audit', ['audit', `--outptu${text}`]], ['a short option', ['audit', `-${text}`]],
    ['a rule to explain', ['explain', text]], ['one argument too many', ['explain', 'read-secrets', text]], ['a pack', ['rules', '--pack', text]],
    ['a pack to audit with', ['audit', '--pack', text]], ['a severity', ['audit', '--fail-on', text]], ['a severity of a rule', ['audit', '--rule', text]],
    ['a severity of a known rule', ['audit', '--rule', `read-secrets=${text}`]], ['a rule to override', ['audit', '--rule', `${text}=low`]], ['a namespace', ['audit', '--namespace', text]],
    ['a version of Kubernetes', ['audit', 'clean.yaml', '--kubernetes-version', text]], ['a configuration', ['audit', '--config', text]], ['a baseline', ['audit', '--baseline', text]], ['a format', ['audit', '--output', text]], ['a file of no format', ['audit', '--output', `${text}=x`]],
    ['two reports into one file', ['audit', '--output', `json=${text}`, '--output', `sarif=${text}`]], ['a file in a file', ['audit', 'clean.yaml', '--output', `json=clean.yaml/${text}`]],
    ['a path', ['audit', text]], ['a context', ['audit', 'clean.yaml', '--context', text]], ['a baseline in a file', ['audit', 'clean.yaml', '--write-baseline', `clean.yaml/${text}`]],
  ])('as %s', async (_, args) => {
    directory.write('clean.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: y}\n');
    await run(...args);
  });

  test.each<[string, string]>([
    ['a key', `${JSON.stringify(text)}: 1`], ['a pack', `pack: ${JSON.stringify(text)}`], ['a rule', `rules: {${JSON.stringify(text)}: low}`],
    ['a severity', `rules: {read-secrets: ${JSON.stringify(text)}}`], ['a namespace', `namespace: ${JSON.stringify(text)}`], ['a context', `context: [${JSON.stringify(text)}]`],
    ['a baseline', `baseline: ${JSON.stringify(text)}`], ['a tag', `pack: !${text}`], ['an alias', `pack: *${text}`], ['invalid YAML', `pack: "${text}\n${text}: [`],
  ])('as %s of the configuration', async (_, configuration) => {
    directory.write('least-privilege.yaml', configuration);
    directory.write('clean.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: y}\n');
    await run('audit', 'clean.yaml');
  });

  test.each<[string, unknown]>([
    ['a field', { [text]: 1 }], ['a version', { version: text }], ['entries', { version: 1, entries: text }], ['an entry', { version: 1, entries: [{ [text]: 1 }] }],
    ['a count', { version: 1, entries: [{ rule: text, key: text, object: { group: text, kind: text, name: text }, count: text }] }],
    ['a stale entry', { version: 1, entries: [{ rule: 'read-secrets', key: text, object: { group: text, kind: text, name: text } }] }],
  ])('as %s of a baseline', async (_, baseline) => {
    directory.write('baseline.json', JSON.stringify(baseline));
    directory.write('clean.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: y}\n');
    await run('audit', 'clean.yaml', '--baseline', 'baseline.json');
  });

  test('as a manifest that prevents writing a baseline', async () => {
    for (const manifest of unreadableWith(text)) {
      directory.write('app.yaml', manifest);
      await run('audit', 'app.yaml', '--write-baseline', 'baseline.json');
    }
  });

  test('as a baseline that is not JSON', async () => {
    directory.write('baseline.json', `{"version": ${text}`);
    await run('audit', '--baseline', 'baseline.json');
  });
});

describe.each(NAMES)('a file named %j', name => {
  test('as a baseline and a report', async () => {
    directory.write('app.yaml', podWith('x'));
    const { code, stdout } = await run('audit', 'app.yaml', '--write-baseline', `${name}.json`);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Wrote a baseline of \d+ findings to [^\n]+\n$/)]);
    directory.write('app.yaml', podWith('y'));
    const { stderr } = await run('audit', 'app.yaml', '--baseline', `${name}.json`, '--output', `json=${name}.report`);
    expect(stderr).toMatch(/^Note: the baseline accepts \d+ findings that no longer exist; [^\n]+\nFAILED [^\n]+\n$/);
  });

  test('as a directory with a misspelled configuration', async () => {
    directory.write(`${name}/least-privilege.yml`, '');
    process.chdir(name);
    expect((await run('audit')).code).toBe(2);
  });
});

test('a written baseline is as safe as printed text, and can be read back', async () => {
  // Half a character is not a valid name.
  for (const text of ONE_OF_EACH_KIND.filter(each => !each.includes('\ud800'))) {
    directory.write('app.yaml', podWith(text));
    expect((await run('audit', 'app.yaml', '--write-baseline', 'baseline.json')).code).toBe(0);
    expect(unsafeLinesIn(readFileSync('baseline.json', 'utf8'))).toEqual([]);
    expect(await run('audit', 'app.yaml', '--baseline', 'baseline.json')).toMatchObject({ code: 0, stderr: '' });
  }
});

test('a usage error is one line, and its suggestion another', async () => {
  expect((await run('audut\nPASSED')).stderr).toBe("least-privilege: unknown command 'audut\\nPASSED'\n");
  expect((await run('audit', '--outptu')).stderr).toBe("least-privilege: unknown option '--outptu'\n(Did you mean --output?)\n");
});
