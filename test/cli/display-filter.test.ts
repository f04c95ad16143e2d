import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runTool } from '../_run-tool';

const POD = (name: string, namespace: string) => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  hostPID: true
  automountServiceAccountToken: true
  serviceAccountName: ${name}
  containers: [{name: app, image: 'x:1', resources: {}}]
`;

let directory: string;
let file: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'display-filter-'));
  file = join(directory, 'app.yaml');
  writeFileSync(file, `${POD('web', 'shop')}---${POD('job', 'batch')}---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: shop}\n`);
});

afterAll(() => rmSync(directory, { recursive: true }));

async function audit(...args: readonly string[]) {
  const { code, stdout } = await runTool(['audit', file, '--output', 'compact', '--no-config', ...args]);
  const lines = stdout.split('\n');
  return { code, findings: lines.filter(line => / \[/.test(line) && line.includes('.yaml:')), note: lines.find(line => line.startsWith('note: human-readable formats')), summary: lines.find(line => line.startsWith('FAILED')) };
}

test.each<[string[], (line: string) => boolean]>([
  [['--rule-only', 'host-pid'], line => line.includes(' host-pid ')],
  [['--rule-only', 'host-pid', '--rule-only', 'automounted-token'], line => /( host-pid | automounted-token )/.test(line)],
  [['--min-severity', 'high'], line => /: (high|critical) /.test(line)],
  [['--namespace-only', 'batch'], line => line.includes(' Pod batch/')],
  [['--kind-only', 'serviceaccount'], line => line.includes(' ServiceAccount shop/')],
  [['--kind-only', 'Pod', '--name-only', 'web'], line => line.includes(' Pod shop/web')],
])('%j shows the matching findings, and all count', async (args, isMeant) => {
  const [all, some] = [await audit(), await audit(...args)];
  const meant = all.findings.filter(isMeant);
  expect(meant.length).toBeGreaterThan(0);
  expect(meant.length).toBeLessThan(all.findings.length);
  expect(some.findings).toEqual(meant);
  expect([some.code, some.summary]).toEqual([all.code, all.summary]);
  expect(some.note).toBe(`note: human-readable formats show ${meant.length} of ${all.findings.length} findings (${args.join(' ')}); hidden findings still count`);
  expect(all.note).toBeUndefined();
});

test('formats for programs have all findings', async () => {
  const { stdout } = await runTool(['audit', file, '--output', 'json', '--no-config', '--rule-only', 'host-pid']);
  const { findings, notes } = JSON.parse(stdout);
  expect(new Set(findings.map(({ rule }: { rule: string }) => rule)).size).toBeGreaterThan(1);
  expect(notes.join()).toContain('(--rule-only host-pid)');
});

test.each([
  [['--rule-only', 'hostpid'], 'did you mean host-pid?'],
  [['--min-severity', 'hihg'], 'did you mean high?'],
])('%j is refused', async (args, message) => {
  const { code, stdout, stderr } = await runTool(['audit', file, ...args]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
