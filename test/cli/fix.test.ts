import { readFileSync, symlinkSync } from 'fs';
import { runTool, useDirectory } from '../_run-tool';

const directory = useDirectory();

const APP = `# The shop.
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    spec:
      containers:
        - name: app   # the program
          image: registry.example.com/app:v1
          securityContext:
            runAsUser: 1000
            capabilities: {drop: [all]} # all of them
`;

test('fixes that cannot break a program are written, and comments and layout stay', async () => {
  directory.write('app.yaml', APP);
  expect((await runTool(['fix', 'app.yaml'])).code).toBe(1);
  expect(readFileSync('app.yaml', 'utf8')).toBe(APP.replace('[all]', '[ALL]').replace('# all of them\n', '# all of them\n            runAsNonRoot: true\n'));
});

test('a dry run prints a diff and writes nothing', async () => {
  directory.write('app.yaml', APP);
  const { stdout } = await runTool(['fix', '--dry-run', 'app.yaml']);
  expect(stdout).toContain('\n-            capabilities: {drop: [all]} # all of them\n+            capabilities: {drop: [ALL]} # all of them\n+            runAsNonRoot: true\n');
  expect(readFileSync('app.yaml', 'utf8')).toBe(APP);
});

test.each([
  ['a template', 'app.yaml', '{{ if .Values.web }}\napiVersion: v1\nkind: Pod\n{{ end }}', 'template'],
  ['JSON', 'app.json', '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}}', 'JSON'],
  ['no manifest', 'app.yaml', 'a: b', 'not a Kubernetes object'],
])('%s is refused', async (_, path, content, text) => {
  directory.write(path, content);
  const { code, stderr } = await runTool(['fix', path]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(text)]);
  expect(readFileSync(path, 'utf8')).toBe(content);
});

test('a template in values is refused if something would change, and only there', async () => {
  directory.write('rule.yaml', 'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: web}\nspec: {text: "{{ $labels.pod }}"}\n');
  directory.write('app.yaml', APP);
  expect((await runTool(['fix', 'rule.yaml', 'app.yaml'])).stderr).toContain('Fixed 1 file: app.yaml\n');
  const template = APP.replace('app:v1', 'app:{{ .Values.tag }}');
  directory.write('app.yaml', template);
  expect(await runTool(['fix', 'rule.yaml', 'app.yaml'])).toMatchObject({ code: 2, stderr: expect.stringContaining('template') });
  expect(readFileSync('app.yaml', 'utf8')).toBe(template);
});

test('a link is refused, and nothing is written', async () => {
  directory.write('real.yaml', APP);
  symlinkSync('real.yaml', 'link.yaml');
  const { code, stderr } = await runTool(['fix', 'link.yaml']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('symbolic link')]);
  expect(readFileSync('real.yaml', 'utf8')).toBe(APP);
});

test('standard input is refused', async () => {
  expect(await runTool(['fix', '-'])).toMatchObject({ code: 2 });
});

test('values that an anchor shares are not changed', async () => {
  const shared = APP.replace('securityContext:', 'securityContext: &shared').concat('        - name: other\n          image: registry.example.com/app:v1\n          securityContext: *shared\n');
  directory.write('app.yaml', shared);
  expect(await runTool(['fix', 'app.yaml'])).toMatchObject({ code: 2, stderr: expect.stringContaining('layout') });
  expect(readFileSync('app.yaml', 'utf8')).toBe(shared);
});

test('nothing of an account that is known to need no token remains', async () => {
  const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: shop}\n';
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec:\n  serviceAccountName: web\n  containers: [{name: app, image: "registry.example.com/app:v1"}]\n';
  directory.write('account.yaml', `${account}--- # the pod\n${pod}`);
  await runTool(['fix', '--complete', 'account.yaml']);
  expect(readFileSync('account.yaml', 'utf8')).toBe(`${account}automountServiceAccountToken: false\n--- # the pod\n${pod}  automountServiceAccountToken: false\n`);
});

test('fields of a pod and of its last container can be added together', async () => {
  const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: shop}\n';
  const app = APP.replace('      containers:', '      serviceAccountName: web\n      containers:');
  directory.write('app.yaml', `${app}---\n${account}`);
  await runTool(['fix', '--complete', 'app.yaml']);
  expect(readFileSync('app.yaml', 'utf8')).toContain('all of them\n            runAsNonRoot: true\n      automountServiceAccountToken: false\n---\n');
});

test.each([
  ['the configuration', 'exclude: [apps/vendor]\n', []],
  ['a flag', '', ['--exclude', 'apps/vendor']],
])('files that %s excludes are not changed, unless they are named', async (_, configuration, flags) => {
  directory.write('least-privilege.yaml', configuration);
  directory.write('apps/app.yaml', APP);
  directory.write('apps/vendor/app.yaml', APP);
  const { stderr } = await runTool(['fix', 'apps', ...flags]);
  expect(stderr).toContain('Fixed 1 file: apps/app.yaml\n');
  expect(readFileSync('apps/vendor/app.yaml', 'utf8')).toBe(APP);
  await runTool(['fix', 'apps/vendor/app.yaml', ...flags]);
  expect(readFileSync('apps/vendor/app.yaml', 'utf8')).not.toBe(APP);
});

test('a configuration may name custom rules, with their file', async () => {
  directory.write('least-privilege.yaml', 'rules: { team-name: low }\n');
  directory.write('app.yaml', APP);
  directory.write('team-rules.cjs', 'module.exports = [{ id: "team-name", summary: "A", why: "B", references: [], fix: { construct: "C", yaml: "D" }, '
    + 'subject: "object", *check() {} }];');
  expect((await runTool(['fix', 'app.yaml'])).code).toBe(2);
  expect(readFileSync('app.yaml', 'utf8')).toBe(APP);
  expect((await runTool(['fix', 'app.yaml', '--custom-rules', 'team-rules.cjs'])).code).toBe(1);
  expect(readFileSync('app.yaml', 'utf8')).not.toBe(APP);
});

/** The file after the tool has run, compared with the original. */
async function fixed(...args: readonly string[]): Promise<{ readonly text: string; readonly code: number; readonly stderr: string }> {
  const { code, stderr } = await runTool(['fix', 'app.yaml', ...args]);
  return { text: readFileSync('app.yaml', 'utf8'), code, stderr };
}

test('values whose findings an exception accepts stay unchanged', async () => {
  directory.write('app.yaml', APP);
  directory.write('least-privilege.yaml', `exceptions:
  - rule: root-not-refused
    finding: container app
    object: {kind: Deployment, namespace: shop, name: web}
    reason: the image is built by another team
`);
  const { text } = await fixed();
  expect(text).toBe(APP.replace('[all]', '[ALL]'));
});

test('values of a rule that is off stay unchanged, unless the configuration is not read', async () => {
  directory.write('app.yaml', APP);
  directory.write('least-privilege.yaml', 'rules: {root-not-refused: off, run-as-root: off}\n');
  expect((await fixed()).text).not.toContain('runAsNonRoot');
  expect((await fixed('--no-config')).text).toContain('runAsNonRoot: true');
});

test('values of a rule that an override turns off by kind stay unchanged', async () => {
  directory.write('app.yaml', APP);
  directory.write('least-privilege.yaml', 'overrides:\n  - kinds: [Deployment]\n    rules: {root-not-refused: off, run-as-root: off}\n');
  expect((await fixed()).text).not.toContain('runAsNonRoot');
});

test('excluded files are not changed', async () => {
  directory.write('manifests/app.yaml', APP);
  directory.write('manifests/old/app.yaml', APP);
  directory.write('least-privilege.yaml', 'exclude: [manifests/old]\n');
  await runTool(['fix', 'manifests']);
  expect(readFileSync('manifests/app.yaml', 'utf8')).not.toBe(APP);
  expect(readFileSync('manifests/old/app.yaml', 'utf8')).toBe(APP);
});

test('complete in the configuration has the effect of the option', async () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec:\n  serviceAccountName: web\n  containers: [{name: app, image: "registry.example.com/app:v1"}]\n';
  directory.write('app.yaml', `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: shop}\n---\n${pod}`);
  directory.write('least-privilege.yaml', 'complete: true\n');
  expect((await fixed()).text).toContain('spec:\n  serviceAccountName: web\n  containers: [{name: app, image: "registry.example.com/app:v1"}]\n  automountServiceAccountToken: false\n');
});

test('the exit code follows failOn', async () => {
  directory.write('app.yaml', APP);
  expect((await fixed('--fail-on', 'critical')).code).toBe(0);
  directory.write('least-privilege.yaml', 'failOn: never\n');
  expect((await fixed()).code).toBe(0);
  expect((await fixed('--fail-on', 'low')).code).toBe(1);
});

test('it reports resolved findings by rule, what remains and where to read it', async () => {
  directory.write('app.yaml', APP);
  directory.write('least-privilege.yaml', 'pack: restricted\n');
  const preview = await fixed('--dry-run');
  expect(preview.text).toBe(APP);
  expect(preview.stderr).toMatch(/^Would fix 1 file: app\.yaml\n(  [a-z-]+: \d+ findings?\n)+FAILED .*\nWould remain: \d+ findings; least-privilege audit app\.yaml lists them/);
  const { stderr } = await fixed();
  expect(stderr).toContain('Fixed 1 file: app.yaml\n');
  expect(stderr).toContain('  root-not-refused: 1 finding\n');
  expect(stderr).toMatch(/\nRemaining: \d+ findings; least-privilege audit app\.yaml lists them\.\n$/);
});
