import { writeFileSync } from 'fs';
import { runTool, useDirectory } from '../_run-tool';

useDirectory();

const POD = `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: web }
spec: { automountServiceAccountToken: false, containers: [{ name: app, image: "web:v1", securityContext: { privileged: true } }] }
`;

beforeEach(() => { writeFileSync('web.yaml', POD); });

test('text lists every control with its status, and what fails the build as ever', async () => {
  const { code, stdout } = await runTool(['audit', 'web.yaml', '--by-control', 'cis']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^5\.2\.2 +findings +No privileged containers$/m);
  expect(stdout.replace(/\s+/g, ' ')).toContain('high: privileged-container [container app] Pod web/web spec.containers[0].securityContext.privileged');
  expect(stdout).toMatch(/^5\.2\.3 +no finding +/m);
  expect(stdout).toMatch(/^5\.3\.1 +not judged +/m);
  expect(stdout).toContain('judged in part; not looked at: what the policies of the cluster');
  expect(stdout).toContain('FAILED (findings at or above medium)');
});

test('JSON has all of it as data', async () => {
  const { stdout } = await runTool(['audit', 'web.yaml', '--by-control', 'nsa', '-o', 'json']);
  const { benchmark, controls } = JSON.parse(stdout);
  expect(benchmark).toMatchObject({ name: 'nsa', sources: expect.arrayContaining([expect.stringMatching(/^https:/)]) });
  expect(controls.find(({ id }: { id: string }) => id === '1.2')).toMatchObject({
    status: 'findings',
    coverage: 'manifests',
    rules: { judged: ['privileged-container'], notJudged: [] },
    findings: [{ rule: 'privileged-container', severity: 'high', object: { kind: 'Pod', name: 'web' }, key: 'container app' }],
  });
  expect(controls.find(({ id }: { id: string }) => id === '3.0')).toMatchObject({ status: 'not judged', coverage: 'none', findings: [] });
});

test('Markdown has a table, to a file too', async () => {
  const { stdout } = await runTool(['audit', 'web.yaml', '--by-control', 'owasp', '-o', 'markdown', '-o', 'json=owasp.json']);
  expect(stdout).toContain('| K01 | Workloads configured insecurely | findings |');
  expect(stdout).toContain('| K10 | Too little logging and monitoring | not judged |');
});

test.each(['cis', 'nsa', 'owasp', 'pci-dss', 'soc2'])('input that could not be read leaves nothing of %s without findings', async name => {
  writeFileSync('broken.yaml', 'apiVersion: v1\nkind: [');
  const { code, stdout } = await runTool(['audit', '.', '--by-control', name]);
  expect(code).toBe(2);
  expect(stdout).not.toMatch(/^\S+ +no finding /m);
  expect(stdout).toContain('Error: ');
});

test('what a manifest holds obeys nobody', async () => {
  writeFileSync('web.yaml', POD.replaceAll('name: web,', 'name: "a|<b>\\e[2J@c",'));
  const { stdout } = await runTool(['audit', 'web.yaml', '--by-control', 'cis', '-o', 'markdown']);
  expect(stdout).not.toContain('\u001b');
  expect(stdout).not.toContain('<b>');
});

test.each([
  [['--by-control', 'ciss'], 'did you mean cis?'],
  [['--by-control', 'cis', '-o', 'sarif'], 'formats: text, markdown, json'],
  [['--by-control', 'cis', '--write-baseline', 'b.json'], 'leave out --by-control'],
])('%j is refused', async (args, message) => {
  const { code, stderr } = await runTool(['audit', 'web.yaml', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
