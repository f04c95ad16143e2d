import { execFileSync } from 'child_process';
import { mkdirSync, symlinkSync } from 'fs';
import { HOSTILE_TEXTS, ONE_OF_EACH_KIND, unsafeLinesIn } from '../_hostile';
import { runTool, UNREADABLE, useDirectory } from '../_run-tool';
import { problemsWith } from '../_schemas';

const directory = useDirectory();

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const pods: Rule = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] };
const secrets: Rule = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] };

/** A role and its binding to the account shop/app. */
function app(rules: readonly Rule[], { role = 'reader', binding = 'reader', subjects = [{ kind: 'ServiceAccount', name: 'app' }] as readonly object[] } = {}): string {
  const rbac = 'rbac.authorization.k8s.io';
  return [
    { apiVersion: `${rbac}/v1`, kind: 'Role', metadata: { name: role, namespace: 'shop' }, rules },
    { apiVersion: `${rbac}/v1`, kind: 'RoleBinding', metadata: { name: binding, namespace: 'shop' }, roleRef: { apiGroup: rbac, kind: 'Role', name: role }, subjects },
  ].map(manifest => JSON.stringify(manifest)).join('\n---\n');
}

async function diff(...args: string[]) {
  const { code, stdout, stderr } = await runTool(['diff', ...args, '--output', 'json']);
  const document = JSON.parse(stdout);
  expect(problemsWith(document, 'diff')).toEqual([]);
  return { code, stderr, ...document };
}

const brief = (changes: any[]) => changes.map(({ kind, permission, role }) => `${kind} ${permission ?? role?.name ?? ''}`);

function git(...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false', ...args], {
    encoding: 'utf8', stdio: 'pipe', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
}

function commit(message: string): void {
  git('add', '-A');
  git('commit', '-q', '-m', message);
}

/** A workload with a token, and bindings of its account. */
function bound(...roleRefs: readonly { readonly namespace?: string; readonly name: string }[]): string {
  const rbac = 'rbac.authorization.k8s.io';
  const pod = { serviceAccountName: 'app', automountServiceAccountToken: true, containers: [{ name: 'app', image: 'registry.example.com/app' }] };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'app', namespace: 'shop' } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' }, spec: { template: { spec: pod } } },
    { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name: 'reads-secrets' }, rules: [secrets] },
    { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name: 'runs-pods' }, rules: [{ ...pods, verbs: ['create'] }] },
    ...roleRefs.map(({ namespace, name }) => ({
      apiVersion: `${rbac}/v1`,
      kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
      metadata: { name, ...namespace === undefined ? {} : { namespace } },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: 'app', namespace: 'shop' }],
    })),
  ].map(manifest => JSON.stringify(manifest)).join('\n---\n');
}

describe('escalation paths are compared by all reached targets, not by the listed paths', () => {
  const inNamespaces = (...namespaces: readonly string[]) => bound(...namespaces.map(namespace => ({ namespace, name: 'reads-secrets' })));

  test.each([
    ['cluster-admin becomes a reader of all Secrets', bound({ name: 'cluster-admin' }), bound({ name: 'reads-secrets' })],
    ['cluster-admin runs pods in one namespace', bound({ name: 'cluster-admin' }), bound({ namespace: 'shop', name: 'runs-pods' })],
    ['pods everywhere become pods in one namespace', bound({ name: 'runs-pods' }), bound({ namespace: 'shop', name: 'runs-pods' })],
    ['all Secrets become those of a namespace that was not named before', bound({ name: 'reads-secrets' }), inNamespaces('elsewhere')],
    ['one of four namespaces is left out', inNamespaces('a', 'b', 'c', 'd'), inNamespaces('b', 'c', 'd')],
  ])('%s: no new path', async (_, before, after) => {
    directory.write('old.yaml', before);
    directory.write('new.yaml', after);
    const { code, takes } = await diff('old.yaml', 'new.yaml', '--fail-on-new=path');
    expect(code).toBe(0);
    expect(takes).toContainEqual(expect.objectContaining({ kind: 'path' }));
  });

  test('a fourth namespace is new, and hides no listed one', async () => {
    directory.write('old.yaml', inNamespaces('b', 'c', 'd'));
    directory.write('new.yaml', inNamespaces('a', 'b', 'c', 'd'));
    const { gives, takes } = await diff('old.yaml', 'new.yaml');
    expect(gives.filter(({ kind }: any) => kind === 'path')).toMatchObject([{ target: 'Secrets of a' }]);
    expect(takes).toEqual([]);
  });
});

describe('granted and removed access', () => {
  test('permissions by account, with the grant and the rule that calls them sensitive', async () => {
    directory.write('old.yaml', app([pods]));
    directory.write('new.yaml', app([{ ...pods, verbs: ['get'] }, secrets]));
    const { code, gives, takes, compared } = await diff('old.yaml', 'new.yaml');
    expect([code, compared]).toEqual([0, true]);
    expect(gives).toEqual([{
      kind: 'permission',
      certainty: 'certain',
      sensitive: ['read-secrets'],
      holder: { kind: 'ServiceAccount', namespace: 'shop', name: 'app' },
      clusterWide: false,
      namespace: 'shop',
      permission: 'secrets get',
      rule: { apiGroup: '', resource: 'secrets', verbs: ['get'] },
      by: [{ role: { kind: 'Role', name: 'reader' }, binding: { kind: 'RoleBinding', namespace: 'shop', name: 'reader' } }],
    }]);
    expect(brief(takes)).toEqual(['permission pods list']);
  });

  test('replacing a wildcard by a list of verbs only removes', async () => {
    directory.write('old.yaml', app([{ ...pods, verbs: ['*'] }]));
    directory.write('new.yaml', app([pods]));
    const { gives, takes } = await diff('old.yaml', 'new.yaml');
    expect(gives).toEqual([]);
    expect(brief(takes).filter(text => text !== 'path ')).toEqual(['permission pods *']);
  });

  test('removing one of two identical grants changes nothing', async () => {
    directory.write('old.yaml', `${app([pods, secrets])}\n---\n${app([secrets], { role: 'other', binding: 'other' })}`);
    directory.write('new.yaml', `${app([pods])}\n---\n${app([secrets], { role: 'other', binding: 'other' })}`);
    const { gives, takes } = await diff('old.yaml', 'new.yaml');
    expect([gives, takes]).toEqual([[], []]);
  });

  test('another name of a role is another binding, and not another permission', async () => {
    directory.write('old.yaml', app([pods]));
    directory.write('new.yaml', app([pods], { role: 'renamed', binding: 'renamed' }));
    const { gives, takes } = await diff('old.yaml', 'new.yaml', '--fail-on-new');
    expect([brief(gives), brief(takes)]).toEqual([['binding renamed'], ['binding reader']]);
    directory.write('new.yaml', app([pods], { binding: 'renamed' }));
    expect(await diff('old.yaml', 'new.yaml')).toMatchObject({ gives: [], takes: [] });
  });

  test('access of a group is reported for the group', async () => {
    directory.write('old.yaml', app([pods]));
    directory.write('new.yaml', app([pods, secrets], { subjects: [{ kind: 'ServiceAccount', name: 'app' }, { kind: 'Group', name: 'system:serviceaccounts:shop' }] }));
    const { gives } = await diff('old.yaml', 'new.yaml');
    expect(gives.filter(({ kind }: any) => kind === 'permission').map(({ holder, permission }: any) => `${holder.name} ${permission}`))
      .toEqual(['system:serviceaccounts:shop secrets get', 'system:serviceaccounts:shop pods get,list']);
  });

  test('access that depends on a missing role is possible', async () => {
    directory.write('old.yaml', app([pods]));
    directory.write('new.yaml', app([pods]).split('\n---\n')[1]);
    const { gives } = await diff('old.yaml', 'new.yaml');
    expect(gives).toMatchObject([{ kind: 'permission', certainty: 'possible', permission: 'the rules of Role reader' }]);
    expect(await diff('old.yaml', 'new.yaml', '--complete')).toMatchObject({ gives: [] });
  });

  test('a role of the context counts on both sides', async () => {
    const [role, binding] = app([secrets]).split('\n---\n');
    directory.write('platform/role.yaml', role);
    directory.write('old.yaml', app([]).split('\n---\n')[0]);
    directory.write('new.yaml', binding);
    const { gives } = await diff('old.yaml', 'new.yaml', '--context', 'platform');
    expect(brief(gives)).toEqual(['permission secrets get', 'binding reader']);
  });
});

test('tokens, cloud identities and Pod Security exceptions', async () => {
  const workload = (account: object, spec: object, container: object, labels: object) => [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'app', namespace: 'shop', ...account } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { template: { spec: { serviceAccountName: 'app', ...spec, containers: [{ name: 'app', image: 'x', ...container }] } } },
    },
  ].map(manifest => JSON.stringify(manifest)).join('\n---\n');
  const volumes = (path: string) => ({ volumes: [{ name: 'host', hostPath: { path } }] });
  const mounts = (readOnly: boolean) => ({ volumeMounts: [{ name: 'host', mountPath: '/host', readOnly }] });
  directory.write('old.yaml', workload({}, { automountServiceAccountToken: false, ...volumes('/var/log') }, mounts(true), { 'pod-security.kubernetes.io/enforce': 'baseline' }));
  directory.write('new.yaml', workload(
    { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/app' } },
    { ...volumes('/var'), hostNetwork: true }, { ...mounts(true), securityContext: { capabilities: { add: ['SYS_ADMIN'] } } }, {},
  ));
  const { gives, takes } = await diff('old.yaml', 'new.yaml');
  expect(gives).toContainEqual(expect.objectContaining({ kind: 'path', from: 'container app of Deployment shop/web', target: 'a node', certainty: 'certain' }));
  expect(gives.filter(({ kind }: any) => kind !== 'path')).toMatchObject([
    {
      kind: 'token',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'web' },
      container: 'app',
      source: 'automount',
      forApi: 'yes',
      expires: 'yes',
      lifetime: 31_536_000,
      account: { kind: 'ServiceAccount', namespace: 'shop', name: 'app' },
    },
    { kind: 'identity', provider: 'aws', value: 'arn:aws:iam::123456789012:role/app', account: { namespace: 'shop', name: 'app' } },
    { kind: 'pod-security', workload: { name: 'web' }, setting: 'hostNetwork: true', level: 'baseline' },
    { kind: 'pod-security', container: 'app', setting: 'capabilities.add: SYS_ADMIN' },
    { kind: 'pod-security', container: 'app', setting: 'hostPath /var, read-only' },
    { kind: 'pod-security', namespace: 'shop', control: 'enforce', setting: 'enforces no level instead of baseline' },
  ]);
  // A directory is in its parent.
  expect(takes).toEqual([]);
});

test('credentials and webhooks match the schema, and fail by their kind', async () => {
  directory.write('old.yaml', '{ apiVersion: v1, kind: Pod, metadata: { name: web, namespace: shop }, spec: { containers: [{ name: app, image: a }] } }\n');
  directory.write('new.yaml', `
{ apiVersion: v1, kind: Pod, metadata: { name: web, namespace: shop }, spec: { containers: [{ name: app, image: a, envFrom: [{ secretRef: { name: db } }] }] } }
---
{ apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: { name: hook }, webhooks: [{ name: a.example.com, clientConfig: { url: "https://hook.example.com" }, rules: [{ apiGroups: [""], apiVersions: [v1], resources: [secrets], operations: ["*"] }] }] }
`);
  const { code, gives, takes } = await diff('old.yaml', 'new.yaml', '--fail-on-new=interception');
  expect(code).toBe(1);
  expect([gives.map(({ kind }: { kind: string }) => kind), takes]).toEqual([['credential', 'interception'], []]);
  expect((await diff('new.yaml', 'old.yaml', '--fail-on-new=credential')).code).toBe(0);
  const { stdout } = await runTool(['diff', 'old.yaml', 'new.yaml']);
  expect(stdout).toContain(`
Other credentials
  Pod shop/web
  + container app: Secret db

Webhooks and API services
  ValidatingWebhookConfiguration hook
  + webhook a.example.com: sees secrets on *, sent to https://hook.example.com

Adds 1 credential, 1 interception; removes nothing.
`);
});

describe('--fail-on-new', () => {
  beforeEach(() => {
    directory.write('old.yaml', app([pods]));
    directory.write('new.yaml', app([secrets, pods]));
    directory.write('renamed.yaml', app([pods], { role: 'renamed' }));
  });

  test.each([
    [['--fail-on-new'], 1], [['--fail-on-new=permission'], 1], [['--fail-on-new', 'access'], 1], [['--fail-on-new=token'], 0], [['--fail-on-new=token', '--fail-on-new=permission'], 1], [[], 0],
  ])('%j ends with %d', async (options, code) => {
    expect((await runTool(['diff', 'old.yaml', 'new.yaml', ...options])).code).toBe(code);
  });

  test('removed access passes, and a binding fails only on request', async () => {
    expect((await runTool(['diff', 'new.yaml', 'old.yaml', '--fail-on-new'])).code).toBe(0);
    expect((await runTool(['diff', 'old.yaml', 'renamed.yaml', '--fail-on-new'])).code).toBe(0);
    expect((await runTool(['diff', 'old.yaml', 'renamed.yaml', '--fail-on-new=binding'])).code).toBe(1);
  });

  test('a path in place of its value is explained', async () => {
    expect(await runTool(['diff', '--fail-on-new', 'old.yaml', 'new.yaml'])).toMatchObject({ code: 2, stderr: expect.stringContaining('write --fail-on-new=access before a path') });
    expect(await runTool(['diff', 'old.yaml', 'new.yaml', '--fail-on-new=tokens'])).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean token') });
  });
});

describe('unreadable input', () => {
  test.each(['text', 'json', 'markdown'])('never means that there is no difference, as %s', async format => {
    directory.write('old.yaml', app([pods]));
    directory.write('new.yaml', `${app([pods])}\n---\n${UNREADABLE}`);
    for (const [one, other] of [['old.yaml', 'new.yaml'], ['new.yaml', 'old.yaml'], ['missing.yaml', 'old.yaml'], ['new.yaml', 'new.yaml']]) {
      const { code, stdout, stderr } = await runTool(['diff', one, other, '--output', format, '--fail-on-new']);
      expect(code).toBe(2);
      expect(stdout).not.toMatch(/no difference|"gives"|"takes"/i);
      expect(stdout).toMatch(/not compared|"compared": false/i);
      expect(stderr).toContain('not compared');
    }
  });

  test('two sides on standard input are refused', async () => {
    expect(await runTool(['diff', '-', '-'])).toMatchObject({ code: 2, stderr: expect.stringContaining('only one side can be standard input') });
  });

  test('the new side is dist/ by default', async () => {
    directory.write('old.yaml', app([pods]));
    expect(await runTool(['diff', 'old.yaml'])).toMatchObject({ code: 2 });
    directory.write('dist/app.yaml', app([secrets]));
    expect(brief((await diff('old.yaml')).gives)).toEqual(['permission secrets get']);
  });
});

describe('revisions of git', () => {
  beforeEach(() => {
    git('init', '-q', '-b', 'main', '.');
    directory.write('deploy/app.yaml', app([pods]));
    commit('one');
    git('tag', 'v1');
    directory.write('deploy/app.yaml', app([pods, secrets]));
  });

  test('a revision against the working tree, and against another one', async () => {
    const change = await diff('git:main:deploy/', 'deploy/');
    expect(change).toMatchObject({ code: 0, old: 'git:main:deploy/', new: 'deploy/' });
    expect(brief(change.gives)).toEqual(['permission secrets get']);
    commit('two');
    expect(brief((await diff('git:v1:deploy', 'git:main:deploy')).gives)).toEqual(['permission secrets get']);
    expect(brief((await diff('git:HEAD~1:deploy/app.yaml', 'git:HEAD:deploy/app.yaml')).gives)).toEqual(['permission secrets get']);
    expect(await diff('git:main:deploy', 'deploy')).toMatchObject({ gives: [], takes: [] });
    expect(await diff('git:main:', 'git:main:deploy')).toMatchObject({ gives: [], takes: [] });
  });

  test('paths are relative to the root, or to the working directory if they begin with a dot', async () => {
    const root = process.cwd();
    try {
      process.chdir('deploy');
      expect(brief((await diff('git:main:deploy/', '.')).gives)).toEqual(['permission secrets get']);
      expect(brief((await diff('git:main:./', '.')).gives)).toEqual(['permission secrets get']);
      expect(brief((await diff('git:main:../deploy', '.')).gives)).toEqual(['permission secrets get']);
    } finally {
      process.chdir(root);
    }
  });

  test.each([
    ['git:nothing:deploy', 'there is no revision "nothing"'],
    ['git:main:nowhere', 'there is no "nowhere" in the revision "main"'],
    ['git:main', 'has no path'],
    ['git::deploy', 'has no revision'],
    ['git:--output=x:deploy', 'begins with "-"'],
    ['git:-h:deploy', 'begins with "-"'],
    ['git:main:../../etc', 'in the revision'],
  ])('%s is an error with its reason', async (side, message) => {
    const { code, stderr, stdout } = await runTool(['diff', side, 'deploy']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('a missing repository and a missing git are errors', async () => {
    const path = process.env.PATH;
    try {
      process.env.PATH = '';
      expect(await runTool(['diff', 'git:main:deploy', 'deploy'])).toMatchObject({ code: 2, stderr: expect.stringContaining('needs git, which is not installed') });
    } finally {
      process.env.PATH = path;
    }
    process.env.GIT_DIR = 'nowhere';
    try {
      expect(await runTool(['diff', 'git:main:deploy', 'deploy'])).toMatchObject({ code: 2, stderr: expect.stringContaining('not a git repository') });
    } finally {
      delete process.env.GIT_DIR;
    }
  });

  test('only links within the repository are followed', async () => {
    mkdirSync('linked');
    symlinkSync('../deploy/app.yaml', 'linked/app.yaml');
    commit('two');
    expect(brief((await diff('git:v1:deploy', 'git:main:linked')).gives)).toEqual(['permission secrets get']);
    symlinkSync('/etc/passwd', 'linked/other.yaml');
    commit('three');
    const { code, errors } = await diff('git:v1:deploy', 'git:main:linked');
    expect(code).toBe(2);
    expect(errors).toMatchObject([{ side: 'new', file: 'git:main:linked/other.yaml', message: expect.stringContaining('leads out of the repository') }]);
  });

  test('a file that Git LFS stores elsewhere is an error', async () => {
    directory.write('deploy/large.yaml', `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`);
    commit('two');
    expect(await diff('git:v1:deploy', 'git:main:deploy')).toMatchObject({ code: 2, errors: [{ message: expect.stringContaining('Git LFS') }] });
    git('rm', '-q', 'deploy/large.yaml');
    git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD').trim()},deploy/sub`);
    git('commit', '-q', '-m', 'three');
    expect(await diff('git:v1:deploy', 'git:main:deploy')).toMatchObject({ code: 2, errors: [{ message: expect.stringContaining('submodule') }] });
  });

  test('input that needs Kustomize is an error there too', async () => {
    directory.write('deploy/kustomization.yaml', 'resources: [app.yaml]\nnamePrefix: x-\n');
    commit('two');
    expect(await diff('git:v1:deploy', 'git:main:deploy')).toMatchObject({ code: 2, errors: [{ message: expect.stringContaining('kustomize build') }] });
    directory.write('deploy/kustomization.yaml', 'resources: [app.yaml, ../base]\n');
    directory.write('base/more.yaml', app([{ ...pods, verbs: ['delete'] }], { role: 'more', binding: 'more' }));
    commit('three');
    expect(brief((await diff('git:v1:deploy', 'git:main:deploy')).gives)).toEqual(['permission secrets get', 'permission pods delete', 'binding more']);
  });

  test('the configuration\'s excludes apply to revisions too', async () => {
    directory.write('deploy/ignored/more.yaml', app([{ ...pods, verbs: ['delete'] }], { role: 'more', binding: 'more' }));
    directory.write('least-privilege.yaml', 'exclude: [deploy/ignored/**]\n');
    commit('two');
    expect(brief((await diff('git:v1:deploy', 'git:main:deploy')).gives)).toEqual(['permission secrets get']);
  });
});

describe('hostile names', () => {
  const hostile = (name: string) => app([secrets], { role: name, binding: name, subjects: [{ kind: 'User', name }, { kind: 'ServiceAccount', name, namespace: name }] });

  test.each(['text', 'markdown', 'json'])('are data in %s', async format => {
    directory.write('old.yaml', app([pods]));
    for (const name of ONE_OF_EACH_KIND) {
      directory.write('new.yaml', hostile(name));
      const { stdout, stderr } = await runTool(['diff', 'old.yaml', 'new.yaml', '--output', format, '--fail-on-new']);
      expect(unsafeLinesIn(stdout)).toEqual([]);
      expect(unsafeLinesIn(stderr)).toEqual([]);
    }
  });

  test('are not interpreted as Markdown', async () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { marked } = require('marked');
    directory.write('old.yaml', app([pods]));
    for (const name of HOSTILE_TEXTS.filter(text => /[<[`@*]/.test(text))) {
      directory.write('new.yaml', hostile(name));
      const html: string = marked.parse((await runTool(['diff', 'old.yaml', 'new.yaml', '--output', 'markdown'])).stdout);
      expect(html.match(/<(?!\/?(?:h[234]|p|ul|li|strong|code|em)>)/g)).toBeNull();
      expect(html).not.toMatch(/@org\/team/);
    }
  });
});

test('a comment is short, and says what it leaves out', async () => {
  directory.write('old.yaml', app([pods]));
  directory.write('new.yaml', Array.from({ length: 2000 }, (_, index) => app([secrets], {
    role: `role-${index}`, binding: `binding-${index}`, subjects: [{ kind: 'ServiceAccount', name: `account-${index}` }],
  })).join('\n---\n'));
  const { stdout } = await runTool(['diff', 'old.yaml', 'new.yaml', '--output', 'markdown']);
  expect(stdout.length).toBeLessThan(65_536);
  expect(stdout).toContain('**Adds** 2000 permissions (2000 sensitive), 2000 bindings (2000 sensitive)');
  const left = Number(/\*\*(\d+) more did not fit/.exec(stdout)![1]);
  // Each line of the comment except the headings is one change.
  const shown = stdout.split('\n').filter(line => /^ {2}- /.test(line)).length;
  expect(shown + left).toBe(4002);
});

test.each([80, 140])('text fits %d columns, with colours only on a terminal', async columns => {
  directory.write('old.yaml', app([pods]));
  directory.write('new.yaml', app([secrets, ...['a', 'b', 'c', 'd', 'e'].map(name => ({ apiGroups: [`${name}.example.com`], resources: [`${name.repeat(20)}s`], verbs: ['get', 'list', 'watch'] }))]));
  const { stdout } = await runTool(['diff', 'old.yaml', 'new.yaml', '--no-color'], { isTTY: true, columns });
  expect(stdout.split('\n').filter(line => line.length > columns)).toEqual([]);
  expect(stdout).toContain('Permissions\n  ServiceAccount shop/app\n  + in namespace shop');
  expect((await runTool(['diff', 'old.yaml', 'new.yaml'])).stdout).not.toContain('\u001b');
  expect((await runTool(['diff', 'old.yaml', 'new.yaml'], { isTTY: true, columns, env: { TERM: 'xterm' } })).stdout).toContain('\u001b[');
});
