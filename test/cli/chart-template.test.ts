import { runTool, useDirectory } from '../_run-tool';
import { problemsWith } from '../_schemas';

const directory = useDirectory();

const TEMPLATE = 'web/templates/role.yaml';

const ROLE = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: production }
rules:
- { apiGroups: [''], resources: [secrets], verbs: [get] }
`;

beforeEach(() => {
  directory.write('chart.yaml', `---\n# Source: ${TEMPLATE}\n${ROLE}`);
  directory.write('plain.yaml', ROLE.replaceAll('reader', 'other'));
});

const audit = async (...args: string[]) => (await runTool(['audit', 'chart.yaml', 'plain.yaml', ...args])).stdout;

test('JSON has the template in addition to the location in the file', async () => {
  const document = JSON.parse(await audit('--output', 'json'));
  expect(problemsWith(document, 'report')).toEqual([]);
  expect(document.findings.map(({ location }: any) => location)).toEqual([
    { file: 'chart.yaml', line: 7, column: expect.any(Number), template: TEMPLATE },
    { file: 'plain.yaml', line: 5, column: expect.any(Number) },
  ]);
});

test('SARIF has it as a property and in the message of the location', async () => {
  const [first, second] = JSON.parse(await audit('--output', 'sarif')).runs[0].results;
  expect(first.properties.template).toBe(TEMPLATE);
  expect(first.locations[0]).toMatchObject({ message: { text: `rendered from ${TEMPLATE}` }, physicalLocation: { artifactLocation: { uri: 'chart.yaml' } } });
  expect(second.properties).not.toHaveProperty('template');
  expect(second.locations[0]).not.toHaveProperty('message');
});

test.each(['text', 'compact', 'markdown', 'html', 'github', 'gitlab', 'junit', 'openreports'])('%s names it for rendered objects, once for each finding', async format => {
  expect((await audit('--output', format)).split(TEMPLATE)).toHaveLength(2);
});

test('the lines of a finding name it', async () => {
  expect(await audit('--show', 'lines')).toMatch(new RegExp(`^    chart\\.yaml:7:\\d+  ${TEMPLATE}  rules\\[0\\]`, 'm'));
});

test('terminal sequences in it are escaped', async () => {
  directory.write('chart.yaml', `# Source: web/templates/\u001b[31mrole.yaml\n${ROLE}`);
  for (const format of ['text', 'compact', 'markdown', 'github']) { expect(await audit('--output', format)).not.toContain('\u001b'); }
});
