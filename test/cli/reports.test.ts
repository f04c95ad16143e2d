import { mkdirSync, readFileSync } from 'fs';
import { runTool, UNREADABLE, useDirectory } from '../_run-tool';

const directory = useDirectory();

/** A role with an accepted finding and an open one, and a ServiceAccount with a low one. */
const APP = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: reader
  namespace: production
  annotations:
    cdk8s-least-privilege/accept.create-workloads: starts the jobs of users
rules:
- apiGroups: ['']
  resources: [secrets]
  verbs: [get]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [create]
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
  namespace: production
`;

beforeEach(() => {
  mkdirSync('reports');
  directory.write('dist/app.yaml', APP);
  directory.write('dist/broken.yaml', UNREADABLE);
});

/** All formats in one run, each in a file. */
async function reports(...args: string[]) {
  const names = ['sarif', 'junit', 'markdown', 'github', 'gitlab'];
  const { code, stderr } = await runTool(['audit', ...args, ...names.flatMap(name => ['--output', `${name}=reports/${name}`])]);
  expect(stderr).toMatch(/^FAILED /);
  const read = (name: string) => readFileSync(`reports/${name}`, 'utf8');
  return { code, sarif: read('sarif'), junit: read('junit'), markdown: read('markdown'), github: read('github'), gitlab: read('gitlab') };
}

test('every format has the findings, their locations and the read errors', async () => {
  const { code, sarif, junit, markdown, github, gitlab } = await reports();
  expect(code).toBe(2);

  const [{ results, invocations }] = JSON.parse(sarif).runs;
  const found = results.map(({ ruleId, locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }] }: any) => `${ruleId} ${uri}:${startLine}`);
  expect(found).toEqual(expect.arrayContaining(['read-secrets dist/app.yaml:9', expect.stringMatching(/^service-account-automount dist\/app\.yaml:\d+$/)]));
  expect(found.at(-1)).toMatch(/^audit-error dist\/broken\.yaml:\d+$/);
  expect(found.join()).not.toContain('create-workloads');
  expect(invocations[0].executionSuccessful).toBe(false);

  expect(junit).toMatch(/<testcase name="read-secrets: Role production\/reader \[secrets get\]" .* file="dist\/app\.yaml" line="9">\n +<failure type="high"/);
  expect(junit).toMatch(/<testcase name="create-workloads: .*>\n +<skipped type="high" message="Accepted by annotation: starts the jobs of users"/);
  expect(junit).toMatch(/<testcase name="could be read and checked: dist\/broken\.yaml" .*>\n +<error /);

  expect(markdown).toContain('<summary><b>Role production/reader</b>: 1 high</summary>');
  expect(markdown).toContain('- `dist/broken.yaml:');

  expect(github).toMatch(/^::error file=dist\/broken\.yaml,line=\d+,col=\d+,title=not everything could be checked::/);
  expect(github).toMatch(/^::error file=dist\/app\.yaml,line=9,col=3,title=read-secrets \(high\)::Role production\/reader: /m);
  expect(github).toMatch(/^::notice file=dist\/app\.yaml,/m);

  const { scan, vulnerabilities } = JSON.parse(gitlab);
  expect(scan.status).toBe('failure');
  expect(vulnerabilities.map(({ severity, location: { file, start_line: line } }: any) => `${severity} ${file}:${line}`)).toContain('High dist/app.yaml:9');
});

test('accepted findings are shown as suppressed on request', async () => {
  const { sarif } = await reports('--show-accepted');
  const { suppressions } = JSON.parse(sarif).runs[0].results.find(({ ruleId }: any) => ruleId === 'create-workloads');
  expect(suppressions).toEqual([{ kind: 'inSource', status: 'accepted', justification: 'starts the jobs of users' }]);
});

test('annotations on standard output consist only of commands', async () => {
  const { stdout, stderr } = await runTool(['audit', 'dist/app.yaml', '--output', 'github']);
  expect(stdout).toMatch(/^(::(error|warning|notice) .*\n)+$/);
  expect(stderr).toMatch(/^FAILED \(findings at or above medium\): /);
});

test('--help lists every format with its purpose', async () => {
  const { stdout } = await runTool(['audit', '--help']);
  for (const line of [/^ {2}text +human-readable/m, /^ {2}sarif +SARIF 2\.1\.0/m, /^ {2}junit +JUnit XML/m, /^ {2}github +workflow commands/m]) { expect(stdout).toMatch(line); }
});
