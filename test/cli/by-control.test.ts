import { writeFileSync } from 'fs';
import { runTool, useDirectory } from '../_run-tool';
import { problemsWith } from '../_schemas';

useDirectory();

const POD = `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: web }
spec: { automountServiceAccountToken: false, containers: [{ name: app, image: "web:v1", securityContext: { privileged: true } }] }
`;

beforeEach(() => { writeFileSync('web.yaml', POD); });

test('text lists every control with its status, and what fails the build as usual', async () => {
  const { code, stdout } = await runTool(['audit', 'web.yaml', '--by-control', 'cis']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^5\.2\.2 +findings +No privileged containers$/m);
  expect(stdout.replace(/\s+/g, ' ')).toContain('high: privileged-container [container app] Pod web/web spec.containers[0].securityContext.privileged');
  expect(stdout).toMatch(/^5\.2\.3 +no finding +/m);
  expect(stdout).toMatch(/^5\.3\.1 +not checked +/m);
  expect(stdout).toContain('checked in part; not covered: what the policies of the cluster');
  expect(stdout).toContain('FAILED (findings at or above medium)');
});

test('JSON has all of it as data', async () => {
  const { stdout } = await runTool(['audit', 'web.yaml', '--by-control', 'nsa', '-o', 'json']);
  const { benchmark, controls } = JSON.parse(stdout);
  expect(benchmark).toMatchObject({ name: 'nsa', sources: expect.arrayContaining([expect.stringMatching(/^https:/)]) });
  expect(controls.find(({ id }: { id: string }) => id === '1.2')).toMatchObject({
    status: 'findings',
    coverage: 'manifests',
    rules: { checked: ['privileged-security-context-constraints', 'privileged-container'], notChecked: [] },
    findings: [{ rule: 'privileged-container', severity: 'high', object: { kind: 'Pod', name: 'web' }, key: 'container app' }],
  });
  expect(controls.find(({ id }: { id: string }) => id === '3.0')).toMatchObject({ status: 'not checked', coverage: 'none', findings: [] });
});

test('Markdown has a table, in a file too', async () => {
  const { stdout } = await runTool(['audit', 'web.yaml', '--by-control', 'owasp', '-o', 'markdown', '-o', 'json=owasp.json']);
  expect(stdout).toContain('| K01 | Insecure workload configurations | findings |');
  expect(stdout).toContain('| K10 | Inadequate logging and monitoring | not checked |');
});

test.each(['cis', 'nsa', 'owasp', 'pci-dss', 'soc2'])('with unreadable input, no control of %s is without findings', async name => {
  writeFileSync('broken.yaml', 'apiVersion: v1\nkind: [');
  const { code, stdout } = await runTool(['audit', '.', '--by-control', name]);
  expect(code).toBe(2);
  expect(stdout).not.toMatch(/^\S+ +no finding /m);
  expect(stdout).toContain('Error: ');
});

test('text of manifests is not interpreted', async () => {
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

describe.each(['cis', 'nsa', 'owasp', 'pci-dss', 'soc2'])('JSON by the controls of %s', benchmark => {
  test.each([
    ['findings', POD],
    ['accepted findings', POD.replace('namespace: web }', 'namespace: web, annotations: { cdk8s-least-privilege/accept.privileged-container: "it formats the disks of nodes" } }')],
    ['errors', `${POD}---\nkind: [`],
    ['unchecked parts', 'apiVersion: example.com/v1\nkind: App\nmetadata: { name: a }\nspec: { container: { image: a, command: [b] } }\n'],
  ])('matches its schema with %s', async (_, text) => {
    writeFileSync('web.yaml', text);
    const { stdout } = await runTool(['audit', 'web.yaml', '--by-control', benchmark, '-o', 'json', '--label', 'cluster=prod', '--kubernetes-version', '1.36']);
    expect(problemsWith(JSON.parse(stdout), 'report-by-control')).toEqual([]);
  });
});

test('a finding without a control is listed after the controls', async () => {
  writeFileSync('policy.yaml', 'failOn: high\n');
  writeFileSync('least-privilege.yaml', 'failOn: never\n');
  const args = ['audit', 'web.yaml', '--by-control', 'cis', '--policy', 'policy.yaml'];
  expect((await runTool(args)).stdout).toMatch(/^Findings of no control\n +high: below-policy \[failOn\]/m);
  expect((await runTool([...args, '-o', 'markdown'])).stdout).toMatch(/^### Findings of no control\n\n- high: below-policy/m);
  expect(JSON.parse((await runTool([...args, '-o', 'json'])).stdout).otherFindings)
    .toContainEqual(expect.objectContaining({ rule: 'below-policy', category: 'governance' }));
  expect((await runTool(['audit', 'web.yaml', '--by-control', 'cis', '--no-config', '--pack', 'cis'])).stdout).not.toContain('Findings of no control');
});

test('of many findings 20 are written out, and the others counted', async () => {
  writeFileSync('web.yaml', Array.from({ length: 25 }, (_, index) => POD.replace('name: web,', `name: web-${index},`)).join('---\n'));
  const { stdout } = await runTool(['audit', 'web.yaml', '--by-control', 'cis']);
  expect(stdout).toContain('and 5 more, which -o json lists');
});

test('a display filter does not change the status of controls', async () => {
  const args = ['audit', 'web.yaml', '--by-control', 'cis', '--rule-only', 'missing-memory-limit'];
  const { stdout } = await runTool(args);
  expect(stdout).toMatch(/^5\.2\.2 +findings +No privileged containers$/m);
  expect(stdout).not.toContain('privileged-container [');
  expect(stdout).toContain('low: missing-memory-limit [');
  expect(stdout).toContain('--rule-only missing-memory-limit');
  expect((await runTool([...args, '-o', 'json'])).stdout).toContain('privileged-container');
});
