import { ONE_OF_EACH_KIND, unsafeLinesIn } from '../_hostile';
import { runTool, UNREADABLE, useDirectory } from '../_run-tool';
import { problemsWith } from '../_schemas';

const directory = useDirectory();

const roleWith = (name: string, annotations: { readonly [rule: string]: string }) => JSON.stringify({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: {
    name,
    namespace: 'production',
    annotations: Object.fromEntries(Object.entries(annotations).map(([rule, value]) => [`cdk8s-least-privilege/accept.${rule}`, value])),
  },
  rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }, { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create'] }],
});

async function list(...args: string[]) {
  const { code, stdout, stderr } = await runTool(['acceptances', ...args, '--output', 'json']);
  const document = JSON.parse(stdout);
  expect(problemsWith(document, 'acceptances')).toEqual([]);
  return { code, stderr, ...document };
}

const brief = (acceptances: any[]) => acceptances.map(({ state, rule, key, by }) => [state, rule, key, by].filter(part => part !== undefined).join(' '));

test('lists acceptances in annotations, soonest to expire first, and those that accept nothing', async () => {
  directory.write('dist/app.yaml', roleWith('reader', {
    'create-workloads': 'starts the jobs of users',
    'read-secrets': '[secrets get] backs up the cluster owner=team-backup ticket=OPS-7 until=2999-01-31',
    'impersonate': 'was needed for the old console',
    'bind-roles': 'was needed for the old console until=2020-01-01',
    'read-secretz': 'backs up the cluster each night',
    'host-pid': 'short',
  }));
  const { code, acceptances } = await list();
  expect(code).toBe(0);
  expect(brief(acceptances)).toEqual([
    'expired bind-roles annotation',
    'active read-secrets secrets get annotation',
    'active create-workloads jobs.batch create annotation',
    'invalid host-pid annotation',
    'stale impersonate annotation',
    'unknown-rule read-secretz annotation',
  ]);
  const [expired, active] = acceptances;
  expect(expired).toMatchObject({ until: '2020-01-01', problem: 'the acceptance of bind-roles expired after 2020-01-01', location: { file: 'dist/app.yaml' } });
  expect(expired.daysLeft).toBeLessThan(-2000);
  expect(active).toMatchObject({ severity: 'high', until: '2999-01-31', owner: 'team-backup', ticket: 'OPS-7', reason: 'backs up the cluster', object: { kind: 'Role', namespace: 'production', name: 'reader' } });
  expect(active.daysLeft).toBeGreaterThan(300_000);
});

test('turning off the rules on acceptances hides none', async () => {
  directory.write('dist/app.yaml', roleWith('reader', { 'bind-roles': 'was needed for the old console until=2020-01-01' }));
  directory.write('least-privilege.yaml', 'rules: {expired-acceptance: off, read-secrets: off}');
  expect(brief((await list()).acceptances)).toEqual(['expired bind-roles annotation']);
});

test('an acceptance of a rule that did not check the app is listed as such', async () => {
  directory.write('dist/app.yaml', roleWith('reader', { 'read-secrets': 'backs up the cluster' }));
  expect(brief((await list('--rule', 'read-secrets=off')).acceptances)).toEqual(['not-checked read-secrets annotation']);
});

test('annotations without effect are listed as ignored', async () => {
  directory.write('dist/app.yaml', roleWith('reader', { 'read-secrets': 'backs up the cluster' }));
  expect(brief((await list('--acceptances', 'inline=false')).acceptances)).toEqual(['ignored read-secrets annotation']);
});

test('two acceptances of one finding are both listed', async () => {
  directory.write('dist/app.yaml', roleWith('reader', { 'read-secrets': 'backs up the cluster\nrestores it each night' }));
  expect(brief((await list()).acceptances)).toEqual(['redundant read-secrets annotation', 'active read-secrets secrets get annotation'].sort());
});

test('lists accepted, stale and unchecked entries of a baseline', async () => {
  directory.write('dist/app.yaml', roleWith('reader', {}));
  await runTool(['audit', '--write-baseline', 'baseline.json']);
  expect(brief((await list('--baseline', 'baseline.json')).acceptances)).toEqual([
    'active create-workloads jobs.batch create baseline', 'active read-secrets secrets get baseline',
  ]);
  directory.write('dist/app.yaml', roleWith('reader', { 'read-secrets': 'backs up the cluster' }));
  const { acceptances } = await list('--baseline', 'baseline.json', '--rule', 'create-workloads=off');
  expect(brief(acceptances)).toEqual([
    'not-checked create-workloads jobs.batch create baseline', 'stale read-secrets secrets get baseline', 'active read-secrets secrets get annotation',
  ]);
});

test('entries of a baseline have their dates, owners and problems', async () => {
  directory.write('dist/app.yaml', roleWith('reader', {}));
  const entry = (rule: string, key: string, settings: object) => ({ rule, key, object: { group: 'rbac.authorization.k8s.io', kind: 'Role', namespace: 'production', name: 'reader' }, ...settings });
  directory.write('baseline.json', JSON.stringify({
    version: 1,
    entries: [
      entry('read-secrets', 'secrets get', { created: '2020-02-01', until: '2020-12-31', owner: 'team-web' }),
      entry('create-workloads', 'jobs.batch create', { created: '2020-01-01', ticket: 'OPS-7' }),
    ],
  }));
  const { acceptances } = await list('--baseline', 'baseline.json');
  expect(acceptances).toMatchObject([
    { state: 'active', rule: 'create-workloads', created: '2020-01-01', ticket: 'OPS-7', by: 'baseline' },
    { state: 'expired', rule: 'read-secrets', created: '2020-02-01', until: '2020-12-31', owner: 'team-web', problem: 'it expired after 2020-12-31' },
  ]);
  expect(acceptances[1].daysLeft).toBeLessThan(0);
  directory.write('policy.yaml', 'acceptances: {requireOwner: true}');
  expect((await list('--baseline', 'baseline.json', '--policy', 'policy.yaml')).acceptances[0]).toMatchObject({
    state: 'forbidden', problem: 'acceptances.requireOwner of policy.yaml:1:15 requires an owner: add "owner": "<owner>"',
  });
});

test('an entry with a huge count is one line', async () => {
  directory.write('dist/app.yaml', roleWith('reader', {}));
  const entry = { rule: 'read-secrets', key: 'secrets get', object: { group: '', kind: 'Role', name: 'gone' }, count: Number.MAX_SAFE_INTEGER };
  directory.write('baseline.json', JSON.stringify({ version: 1, entries: [entry] }));
  expect((await list('--baseline', 'baseline.json')).acceptances).toEqual([expect.objectContaining({ state: 'stale', count: Number.MAX_SAFE_INTEGER })]);
});

test('text separates acceptances that accept nothing, and shows the remaining days of the others', async () => {
  directory.write('dist/app.yaml', roleWith('reader', { 'read-secrets': 'backs up the cluster', 'bind-roles': 'was needed for the old console until=2020-01-01' }));
  const { code, stdout } = await runTool(['acceptances']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Accepted\n {2}UNTIL .*\n {2}no end {2}read-secrets {2}\[secrets get\] {2}Role production\/reader {2}annotation {2}backs up the cluster\n/);
  expect(stdout).toMatch(/No effect\n.*\n {2}EXPIRED {2}2020-01-01 \(\d+ days ago\) /);
  expect(stdout).toMatch(/\n1 accepted finding; acceptances without effect: 1 expired\n$/);
});

test('unreadable input is named, and the exit code is 2', async () => {
  directory.write('dist/app.yaml', roleWith('reader', { 'read-secrets': 'backs up the cluster' }));
  directory.write('dist/broken.yaml', UNREADABLE);
  const { code, acceptances, errors } = await list();
  expect([code, acceptances.length]).toEqual([2, 1]);
  expect(errors).toEqual([expect.objectContaining({ file: 'dist/broken.yaml' })]);
  const { stdout } = await runTool(['acceptances']);
  expect(stdout).toMatch(/ERROR {2}dist\/broken\.yaml:\d+:\d+: /);
  expect(stdout).toMatch(/1 error, so the list may not be complete\n$/);
});

test('options are those of the audit', async () => {
  const { stdout } = await runTool(['acceptances', '--help']);
  for (const option of ['--pack', '--rule', '--context', '--complete', '--namespace', '--api-audience', '--kubernetes-version', '--baseline', '--acceptances', '--unknown', '--config', '--no-config', '--policy']) {
    expect(stdout).toMatch(new RegExp(`^ +${option}\\b`, 'm'));
  }
  expect((await runTool(['acceptances', '--output', 'sarif'])).stderr).toContain('formats: text, json');
});

test.each(ONE_OF_EACH_KIND)('%j in a manifest is data', async text => {
  directory.write('dist/app.yaml', roleWith(text, { 'read-secrets': `${text} backs up the cluster`, 'bind-roles': `[${text}] was needed once`, [text]: text }));
  for (const output of ['text', 'json']) {
    const { stdout, stderr } = await runTool(['acceptances', '--output', output]);
    expect([unsafeLinesIn(stdout), unsafeLinesIn(stderr)]).toEqual([[], []]);
  }
});
