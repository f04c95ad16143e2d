import { LeastPrivilegeValidation } from '../../src';
import { toHaveLeastPrivilege } from '../../src/testing';
import { CLEAN, runTool, useDirectory } from '../_run-tool';

const directory = useDirectory();

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: production }
spec: { containers: [{ name: app, image: app }] }
`;

beforeEach(() => { directory.write('app.yaml', POD); });

async function rulesOf(...args: string[]): Promise<[string, Set<string>]> {
  const { stdout, stderr } = await runTool(['audit', 'app.yaml', '--output', 'json', ...args]);
  if (stdout === '') { throw new Error(stderr); }
  const { pack, findings } = JSON.parse(stdout);
  return [pack, new Set(findings.map(({ rule, severity }: any) => `${rule} ${severity}`))];
}

test('with several packs, the rules of each are checked, in the file as with flags', async () => {
  const [, baseline] = await rulesOf('--pack', 'pod-security-restricted');
  const [, recommended] = await rulesOf('--pack', 'recommended');
  const [name, both] = await rulesOf('--pack', 'pod-security-restricted', '--pack', 'recommended');
  expect(name).toBe('pod-security-restricted + recommended');
  const ids = (found: Set<string>) => new Set([...found].map(each => each.split(' ')[0]));
  expect(ids(both)).toEqual(new Set([...ids(baseline), ...ids(recommended)]));
  expect(ids(both).size).toBeGreaterThan(Math.max(ids(baseline).size, ids(recommended).size) - 1);
  directory.write('least-privilege.yaml', 'pack: [pod-security-restricted, recommended]\n');
  expect(await rulesOf()).toEqual([name, both]);
});

test('a policy of several packs is as strict as each of them', async () => {
  directory.write('policy.yaml', 'pack: [essential, restricted]\n');
  const [, found] = await rulesOf('--policy', 'policy.yaml', '--pack', 'recommended');
  expect(found).toContain('below-policy high');
  const [, together] = await rulesOf('--policy', 'policy.yaml', '--pack', 'recommended', '--pack', 'restricted', '--pack', 'essential');
  expect(together).not.toContain('below-policy high');
});

test('the matcher and the plugin take several packs too', () => {
  expect(toHaveLeastPrivilege(CLEAN, { pack: ['recommended', 'cis'] }).pass).toBe(true);
  expect(() => toHaveLeastPrivilege(CLEAN, { pack: ['recommended', 'ciss'] })).toThrow('there is no pack "ciss"');
  expect(() => new LeastPrivilegeValidation({ pack: ['recommended', 'cis'] } as object)).not.toThrow();
});

test.each<[string, string]>([
  ['pack: []', '1:1: pack'],
  ['pack: [recommended, cist]', '1:21: pack[1] is "cist", but must be one of recommended, essential, restricted, cis, pod-security-baseline, pod-security-restricted; did you mean cis?'],
  ['pack: recomended', '1:1: pack is "recomended", but must be one of'],
  ['pack: 3', '1:1: pack is 3, but must be one of'],
])('%s is bad input', async (configuration, message) => {
  directory.write('least-privilege.yaml', configuration);
  const { code, stderr } = await runTool(['audit', 'app.yaml']);
  expect(code).toBe(2);
  expect(stderr).toContain(`least-privilege: least-privilege.yaml:${message}`);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
