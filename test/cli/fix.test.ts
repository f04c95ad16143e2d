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

test('what cannot break a program is written, and comments and layout stay', async () => {
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

test('a link is refused, and then nothing is written', async () => {
  directory.write('real.yaml', APP);
  symlinkSync('real.yaml', 'link.yaml');
  const { code, stderr } = await runTool(['fix', 'link.yaml']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('symbolic link')]);
  expect(readFileSync('real.yaml', 'utf8')).toBe(APP);
});

test('standard input is refused', async () => {
  expect(await runTool(['fix', '-'])).toMatchObject({ code: 2 });
});

test('what an anchor shares is not changed', async () => {
  const shared = APP.replace('securityContext:', 'securityContext: &shared').concat('        - name: other\n          image: registry.example.com/app:v1\n          securityContext: *shared\n');
  directory.write('app.yaml', shared);
  expect(await runTool(['fix', 'app.yaml'])).toMatchObject({ code: 2, stderr: expect.stringContaining('layout') });
  expect(readFileSync('app.yaml', 'utf8')).toBe(shared);
});

test('nothing is left of an account that is known to need no token', async () => {
  const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: shop}\n';
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec:\n  serviceAccountName: web\n  containers: [{name: app, image: "registry.example.com/app:v1"}]\n';
  directory.write('account.yaml', `${account}--- # the pod\n${pod}`);
  await runTool(['fix', '--complete', 'account.yaml']);
  expect(readFileSync('account.yaml', 'utf8')).toBe(`${account}automountServiceAccountToken: false\n--- # the pod\n${pod}  automountServiceAccountToken: false\n`);
});

test.each([
  ['the configuration', 'exclude: [apps/vendor]\n', []],
  ['a flag', '', ['--exclude', 'apps/vendor']],
])('what %s excludes is not written into, unless it is named', async (_, configuration, flags) => {
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
