import { mkdirSync } from 'fs';
import { CLEAN, runTool, useDirectory } from '../_run-tool';
import { problemsWith } from '../_schemas';

const directory = useDirectory();

const READER = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: production }
rules:
- { apiGroups: [''], resources: [secrets], verbs: [get] }
`;

async function report(...args: string[]) {
  const { code, stdout, stderr } = await runTool(['audit', '--output', 'json', ...args]);
  if (stdout === '') { throw new Error(stderr); }
  const document = JSON.parse(stdout);
  expect(problemsWith(document, 'report')).toEqual([]);
  return { code, ...document };
}

/** The files with a Role that reads Secrets. */
const files = ({ findings }: any): string[] => findings.filter(({ rule }: any) => rule === 'read-secrets').map(({ location }: any) => location.file);
const below = ({ findings }: any) => findings.filter(({ rule }: any) => rule === 'below-policy');
const exclude = (...patterns: string[]) => directory.write('least-privilege.yaml', `exclude: ${JSON.stringify(patterns)}\n`);

beforeEach(() => {
  directory.write('app.yaml', CLEAN);
  for (const path of ['charts/a/ci/values.yaml', 'charts/a/app.yaml', 'deep/er/role.golden.yaml', 'deep/.hidden/role.yaml']) { directory.write(path, READER); }
});

test.each<[string[], string[], string[]]>([
  [['charts/*/ci'], ['charts/a/ci'], ['charts/a/app.yaml', 'deep/.hidden/role.yaml', 'deep/er/role.golden.yaml']],
  [['./charts/'], ['charts'], ['deep/.hidden/role.yaml', 'deep/er/role.golden.yaml']],
  [['charts/**'], ['charts'], ['deep/.hidden/role.yaml', 'deep/er/role.golden.yaml']],
  [['**/*.golden.yaml', 'deep/**/role.yaml'], ['deep/.hidden/role.yaml', 'deep/er/role.golden.yaml'], ['charts/a/app.yaml', 'charts/a/ci/values.yaml']],
  [['{charts,deep}/*/*.yaml'], ['charts/a/app.yaml', 'deep/.hidden/role.yaml', 'deep/er/role.golden.yaml'], ['charts/a/ci/values.yaml']],
  [['*.yaml', 'a', 'er', 'charts/a/c'], ['app.yaml', 'least-privilege.yaml'], ['charts/a/app.yaml', 'charts/a/ci/values.yaml', 'deep/.hidden/role.yaml', 'deep/er/role.golden.yaml']],
])('%j leaves out %j, and the report says so', async (patterns, excluded, left) => {
  exclude(...patterns);
  const result = await report('.');
  expect(files(result)).toEqual(left);
  expect(result.provenance.excluded).toEqual(['.git', ...excluded]);
  expect(result.provenance.exclude).toEqual(patterns.map((pattern, index) => ({ pattern, by: expect.stringMatching(`^exclude\\[${index}\\] of least-privilege.yaml:1:\\d+$`) })));
});

test.each(['text', 'markdown', 'junit', 'sarif', 'gitlab', 'github', 'compact'])('%s counts and names the excluded paths', async format => {
  exclude('charts/*/ci', 'deep');
  const { stdout } = await runTool(['audit', '.', '--output', format]);
  const text = format === 'sarif' ? JSON.stringify(JSON.parse(stdout).runs[0].properties.provenance.excluded) : stdout.replace(/\s+/g, ' ');
  expect(text).toMatch(format === 'sarif' ? /\[".git","charts\/a\/ci","deep"\]/ : /3 paths not read: \.git \+ charts\/a\/ci \+ deep/);
});

test('a pattern is relative to its file, whatever the working directory is', async () => {
  directory.write('[odd]/least-privilege.yaml', 'exclude: [charts]\n');
  directory.write('[odd]/sub/charts/role.yaml', READER);
  directory.write('[odd]/charts/role.yaml', READER);
  process.chdir('[odd]/sub');
  expect(files(await report('..'))).toEqual(['../sub/charts/role.yaml']);
});

test('paths in arguments are read', async () => {
  exclude('charts', '**/*.golden.yaml');
  expect(files(await report('charts', 'deep/er/role.golden.yaml'))).toHaveLength(3);
});

test('a directory with only excluded files is an error', async () => {
  exclude('deep/**/*.yaml');
  const { code, errors } = await report('deep');
  expect(code).toBe(2);
  expect(errors).toMatchObject([{ message: 'no .yaml, .yml or .json files in this directory except 2 excluded paths; name a path explicitly to read it' }]);
});

test('an excluded context file is ignored, in its digest too', async () => {
  directory.write('cluster/a.yaml', CLEAN);
  const [before] = (await report('app.yaml', '--context', 'cluster')).provenance.context;
  directory.write('cluster/old/a.yaml', READER);
  expect((await report('app.yaml', '--context', 'cluster')).provenance.context).not.toEqual([before]);
  exclude('cluster/old');
  expect((await report('app.yaml', '--context', 'cluster')).provenance.context).toEqual([before]);
});

describe('under a policy', () => {
  const policy = (text: string) => directory.write('policy/policy.yaml', `${text}\n`);

  test.each(['failOn: medium', 'exclude: [deep]'])('files that it does not exclude are read, and excluding them is below it: %s', async text => {
    policy(text);
    exclude('deep', 'charts/a/ci');
    const result = await report('charts', '--policy', 'policy/policy.yaml');
    expect(result.code).toBe(1);
    expect(files(result)).toEqual(['charts/a/app.yaml', 'charts/a/ci/values.yaml']);
    expect(below(result).map(({ key }: any) => key)).toEqual(text.startsWith('exclude') ? ['exclude.1'] : ['exclude.0', 'exclude.1']);
    expect(below(result).at(-1)).toMatchObject({ location: { file: 'least-privilege.yaml', line: 1, column: 18 } });
  });

  test('its patterns are relative to the working directory', async () => {
    policy('exclude: [charts/*/ci]');
    exclude('./charts/*/ci/');
    const result = await report('charts', '--policy', 'policy/policy.yaml');
    expect(below(result)).toEqual([]);
    expect(files(result)).toEqual(['charts/a/app.yaml']);
    expect(result.provenance.exclude).toEqual([{ pattern: 'charts/*/ci', by: 'exclude[0] of policy/policy.yaml:1:11' }]);
  });

  test('directories of other tools are read, unless it excludes them', async () => {
    mkdirSync('manifests');
    directory.write('manifests/node_modules/a/role.yaml', READER);
    directory.write('manifests/app.yaml', CLEAN);
    expect(files(await report('manifests'))).toEqual([]);
    policy('failOn: medium');
    expect(files(await report('manifests', '--policy', 'policy/policy.yaml'))).toEqual(['manifests/node_modules/a/role.yaml']);
    policy("exclude: ['**/node_modules']");
    const result = await report('manifests', '--policy', 'policy/policy.yaml');
    expect(files(result)).toEqual([]);
    expect(result.provenance.excluded).toEqual(['manifests/node_modules']);
  });
});

test.each<[string, string]>([
  ['!charts', 'exclude[0] is "!charts", but must be a glob relative to the file'],
  ['/charts', 'but must be a glob relative to the file'],
  ['../charts', 'but must be a glob relative to the file'],
  ['a/../../charts', 'but must be a glob relative to the file'],
  ['**', 'but must be a glob relative to the file'],
  ['./', 'but must be a glob relative to the file'],
  ['', 'but must be a glob relative to the file'],
])('%j is bad input', async (pattern, message) => {
  exclude(pattern);
  const { code, stdout, stderr } = await runTool(['audit', '.']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^least-privilege: least-privilege\.yaml:1:11: /);
  expect(stderr).toContain(message);
});

describe('the flag', () => {
  test('leaves out its patterns, relative to the working directory, and the report says so', async () => {
    const result = await report('.', '--exclude', 'charts/*/ci', '--exclude', 'deep');
    expect(files(result)).toEqual(['charts/a/app.yaml']);
    expect(result.provenance.excluded).toEqual(['.git', 'charts/a/ci', 'deep']);
    expect(result.provenance.exclude).toEqual([{ pattern: 'charts/*/ci', by: '--exclude charts/*/ci' }, { pattern: 'deep', by: '--exclude deep' }]);
    process.chdir('charts');
    expect(files(await report('.', '--exclude', 'a/ci'))).toEqual(['a/app.yaml']);
  });

  test('replaces the list of the configuration, like other flags', async () => {
    exclude('charts');
    expect(files(await report('.', '--exclude', 'deep'))).toEqual(['charts/a/app.yaml', 'charts/a/ci/values.yaml']);
  });

  test('is below a policy that does not exclude the same files', async () => {
    directory.write('policy.yaml', 'failOn: medium\n');
    const result = await report('charts', '--policy', 'policy.yaml', '--exclude', 'charts/a/ci');
    expect(files(result)).toEqual(['charts/a/app.yaml', 'charts/a/ci/values.yaml']);
    expect(below(result)).toMatchObject([{ message: expect.stringMatching(/^--exclude charts\/a\/ci goes below /) }]);
  });

  test('exists for each command that reads manifests', async () => {
    const { code, stdout } = await runTool(['acceptances', '.', '--exclude', 'charts', '--exclude', 'deep']);
    expect([code, stdout]).toEqual([0, expect.any(String)]);
  });

  test.each(['!charts', '/charts', '../charts', '**', ''])('%j is bad input', async pattern => {
    const { code, stdout, stderr } = await runTool(['audit', '.', '--exclude', pattern]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`least-privilege: --exclude takes a glob from the working directory on, such as charts/*/ci, without ! or / at its beginning and without ..; got ${JSON.stringify(pattern)}`);
  });
});
