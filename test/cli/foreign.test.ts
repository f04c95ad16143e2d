import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runTool, useDirectory } from '../_run-tool';

const directory = useDirectory();

const ROLE = JSON.stringify({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'reader', namespace: 'production', annotations: { 'cdk8s-least-privilege/accept.read-secrets': '[secrets get] the vendor needs them' } },
  rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
});

async function audit(file: string, ...flags: string[]) {
  directory.write(file, ROLE);
  const { code, stdout, stderr } = await runTool(['audit', file, '--output', 'json', ...flags]);
  return code === 2 ? { code, stderr } : { code, ...JSON.parse(stdout) };
}

const rulesOf = ({ findings }: any): string[] => findings.map(({ rule }: any) => rule);

test.each([
  ['charts', 'charts/web/role.yaml'],
  ['charts/', 'charts/role.yaml'],
  ['./charts', 'charts/role.yaml'],
  ['charts', 'vendor/charts/role.yaml'],
  ['charts/**', 'charts/a/b/role.yaml'],
  ['**/role.yaml', 'a/b/role.yaml'],
  ['charts/*/role.yaml', 'charts/web/role.yaml'],
  ['charts/**/role.yaml', 'charts/role.yaml'],
  ['role.yam?', 'a/role.yaml'],
  ['a+(b).yaml', 'a+(b).yaml'],
  ['[odd]/charts', 'a/[odd]/charts/role.yaml'],
  ['{charts,vendor}/*/role.yaml', 'a/vendor/web/role.yaml'],
  ['charts/**/', 'charts/.hidden/role.yaml'],
  ['/charts', 'charts/role.yaml'],
])('%s marks %s as foreign: its annotations accept nothing', async (pattern, file) => {
  directory.write('least-privilege.yaml', `foreign: ['${pattern}']`);
  const result = await audit(file);
  expect(rulesOf(result)).toEqual(['read-secrets', 'forbidden-acceptance']);
  expect(result.provenance.foreign).toEqual([pattern]);
});

test.each([
  ['charts', 'mycharts/role.yaml'],
  ['charts', 'charts.yaml'],
  ['charts/*.yaml', 'charts/web/role.yaml'],
  ['charts/role', 'charts/role.yaml'],
  ['harts', 'charts/role.yaml'],
  ['[a]', 'b/role.yaml'],
  ['role?yaml', 'a/roleyaml.yaml'],
  ['-', 'role.yaml'],
])('%s does not mark %s as foreign', async (pattern, file) => {
  directory.write('least-privilege.yaml', `foreign: ['${pattern}']`);
  expect(rulesOf(await audit(file))).toEqual([]);
});

describe('links', () => {
  const audited = async (path: string): Promise<string[]> => rulesOf(JSON.parse((await runTool(['audit', path, '--output', 'json'])).stdout));

  beforeEach(() => {
    directory.write('.git/HEAD', '');
    directory.write('least-privilege.yaml', 'foreign: [charts/]');
  });

  test.each<[string, () => void]>([
    ['a directory', () => { directory.write('charts/web/role.yaml', ROLE); mkdirSync('dist'); symlinkSync('../charts/web', 'dist/web'); }],
    ['a file', () => { directory.write('charts/web/role.yaml', ROLE); mkdirSync('dist'); symlinkSync('../charts/web/role.yaml', 'dist/role.yaml'); }],
    ['a directory that is read first by its other name', () => { directory.write('dist/charts/role.yaml', ROLE); symlinkSync('charts', 'dist/a'); }],
    ['a directory outside', () => {
      const outside = mkdtempSync(join(tmpdir(), 'outside-'));
      mkdirSync(join(outside, 'charts'));
      writeFileSync(join(outside, 'charts', 'role.yaml'), ROLE);
      mkdirSync('dist');
      symlinkSync(join(outside, 'charts'), 'dist/web');
    }],
  ])('to %s that is foreign is foreign', async (_, link) => {
    link();
    expect(await audited('dist')).toEqual(['read-secrets', 'forbidden-acceptance']);
  });

  test('to a directory of the repository are not', async () => {
    directory.write('apps/role.yaml', ROLE);
    mkdirSync('dist');
    symlinkSync('../apps', 'dist/web');
    expect(await audited('dist')).toEqual([]);
  });

  test('the directories above the repository do not count', async () => {
    directory.write('charts/own/.git/HEAD', '');
    directory.write('charts/own/least-privilege.yaml', 'foreign: [charts/]');
    directory.write('charts/own/dist/role.yaml', ROLE);
    process.chdir('charts/own');
    expect(await audited('dist')).toEqual([]);
  });
});

test('a file is foreign if its directory is audited from within', async () => {
  directory.write('.git/HEAD', '');
  directory.write('least-privilege.yaml', 'foreign: [charts/]');
  directory.write('charts/web/role.yaml', ROLE);
  directory.write('apps/role.yaml', ROLE);
  process.chdir('charts/web');
  expect(rulesOf(await audit('role.yaml'))).toEqual(['read-secrets', 'forbidden-acceptance']);
  expect(rulesOf(await audit('../../apps/role.yaml'))).toEqual([]);
});

test('the configuration can give them effect', async () => {
  directory.write('least-privilege.yaml', 'foreign: [charts]\nacceptances: {foreign: true}');
  expect(rulesOf(await audit('charts/role.yaml'))).toEqual([]);
});

describe('a policy', () => {
  test('adds paths, which a repository cannot remove', async () => {
    directory.write('policy.yaml', 'foreign: [charts]');
    directory.write('least-privilege.yaml', 'foreign: [vendor]');
    expect(rulesOf(await audit('charts/role.yaml', '--policy', 'policy.yaml'))).toEqual(['read-secrets', 'forbidden-acceptance']);
    expect(rulesOf(await audit('vendor/role.yaml', '--policy', 'policy.yaml'))).toEqual(['read-secrets', 'forbidden-acceptance']);
  });

  test('can deny them effect', async () => {
    directory.write('policy.yaml', 'acceptances: {foreign: false}');
    directory.write('least-privilege.yaml', 'foreign: [charts]\nacceptances: {foreign: true}');
    const result = await audit('charts/role.yaml', '--policy', 'policy.yaml');
    expect(rulesOf(result).sort()).toEqual(['below-policy', 'forbidden-acceptance', 'read-secrets']);
    const messages = result.findings.map(({ message }: any) => message).join('\n');
    expect(messages).toContain('acceptances.foreign of least-privilege.yaml:2:15 goes below acceptances.foreign of policy.yaml:1:15');
    expect(messages).toContain('acceptances.foreign of policy.yaml:1:15 does not allow that');
  });

  test('that gives them effect lets a repository deny it', async () => {
    directory.write('policy.yaml', 'acceptances: {foreign: true}\nforeign: [charts]');
    expect(rulesOf(await audit('charts/role.yaml', '--policy', 'policy.yaml'))).toEqual([]);
    directory.write('least-privilege.yaml', 'acceptances: {foreign: false}');
    expect(rulesOf(await audit('charts/role.yaml', '--policy', 'policy.yaml'))).toEqual(['read-secrets', 'forbidden-acceptance']);
  });
});

test.each([
  ['foreign: charts', 'foreign must be a list'],
  ["foreign: ['']", 'foreign[0]'],
  ['acceptances: {foreign: count}', 'acceptances.foreign must be true or false'],
])('%s is refused', async (configuration, message) => {
  directory.write('least-privilege.yaml', configuration);
  expect(await audit('role.yaml')).toEqual({ code: 2, stderr: expect.stringContaining(message) });
});

test('the acceptances command lists them as ignored', async () => {
  directory.write('least-privilege.yaml', 'foreign: [charts]');
  directory.write('charts/role.yaml', ROLE);
  const { stdout } = await runTool(['acceptances', 'charts', '--output', 'json']);
  expect(JSON.parse(stdout).acceptances).toMatchObject([{ state: 'ignored', rule: 'read-secrets', problem: expect.stringContaining('it is in a foreign manifest') }]);
});
