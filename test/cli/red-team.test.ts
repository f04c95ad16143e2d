import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { CLEAN, runTool, useDirectory } from '../_run-tool';

/**
 * Attempts to get an anonymous cluster-admin past a pipeline, by an attacker who controls the
 * repository and its manifests, but neither the command nor the policy. Each ends in a
 * finding that fails the run, in exit code 2 with the reason, or at least in a report that names it.
 */
const repository = useDirectory();

/** Sets neither packs, baselines, acceptances nor context. */
const SILENT_POLICY = 'failOn: high\n';

let pipeline: string;
beforeEach(() => {
  pipeline = mkdtempSync(join(tmpdir(), 'pipeline-'));
  writeFileSync(join(pipeline, 'policy.yaml'), SILENT_POLICY);
});
afterEach(() => rmSync(pipeline, { recursive: true, force: true }));

function binding(fields: { readonly role?: string; readonly subject?: string; readonly metadata?: string } = {}): string {
  const { role: roleName = 'cluster-admin', subject = '{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:unauthenticated"}', metadata = '{name: everybody}' } = fields;
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: ${metadata}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${roleName}}
subjects:
- ${subject}
`;
}

const ADMIN = binding();

function role(name: string, rules: string, fields = '', metadata = ''): string {
  return `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: "${name}"${metadata}}\n${fields}rules: ${rules}\n`;
}

const accepting = (...ids: string[]) => `, annotations: {${ids.map(id => `cdk8s-least-privilege/accept.${id}: approved by the security team`).join(', ')}}`;

const EVERYTHING = "[{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]";
const HARMLESS = "[{apiGroups: [''], resources: [configmaps], verbs: [get]}]";

const indented = (text: string) => text.trimEnd().split('\n').map(line => `  ${line}`).join('\n');
const item = (text: string) => `- ${indented(text).trimStart()}\n`;

const RULES_ON_IT = ['binding-to-anonymous', 'binding-to-cluster-admin', 'binding-to-privileged-role', 'binding-to-all-authenticated-users', 'binding-to-all-service-accounts'];

/** The command of the pipeline, and its result. */
async function gate(...args: string[]) {
  const { code, stdout, stderr } = await runTool(['audit', 'manifests', '--policy', join(pipeline, 'policy.yaml'), '--output', 'json', ...args]);
  const report = stdout === '' ? { findings: [], accepted: [], errors: [] } : JSON.parse(stdout);
  return { code, stderr, report, stopped: report.findings.filter(({ rule: id, severity }: any) => id !== 'below-policy' && ['critical', 'high'].includes(severity)) };
}

type Attempt = readonly [name: string, attempt: () => void | Promise<void>];

const write = (path: string, text: string) => repository.write(path, text);
const manifest = (text: string, path = 'manifests/app.yaml') => write(path, text);

describe('is found', () => {
  test.each<Attempt>([
    // The configuration of the repository.
    ['rules switched off', () => write('least-privilege.yaml', `rules: {${RULES_ON_IT.map(id => `${id}: off`).join(', ')}}\n`)],
    ['rules switched off in a file and lowered in a package that the configuration extends', () => {
      write('least-privilege.yaml', 'extends: [other.yaml, npm:lax]\n');
      write('other.yaml', `rules: {${RULES_ON_IT.map(id => `${id}: off`).join(', ')}}\n`);
      write('node_modules/lax/least-privilege.yaml', 'rules: {binding-to-anonymous: low, binding-to-cluster-admin: low}\n');
    }],
    ['failOn: never', () => write('least-privilege.yaml', 'failOn: never\n')],
    ['the pack pod-security-baseline', () => write('least-privilege.yaml', 'pack: pod-security-baseline\n')],
    ['a repository in the repository, with a configuration of its own', () => {
      write('manifests/.git/HEAD', 'ref: refs/heads/main\n');
      write('manifests/least-privilege.yaml', 'failOn: never\npack: pod-security-baseline\n');
    }],
    ['the pack of the baseline in the repository', async () => {
      write('least-privilege.yaml', 'pack: pod-security-baseline\nbaseline: baseline.json\nacceptances: {baseline: true}\n');
      write('baseline.json', '{"version": 1, "entries": []}\n');
      await runTool(['audit', 'manifests', '--write-baseline', 'baseline.json']);
    }],
    ['a configuration that is a link out of the repository', () => {
      writeFileSync(join(pipeline, 'lax.yaml'), 'failOn: never\npack: pod-security-baseline\n');
      symlinkSync(join(pipeline, 'lax.yaml'), 'least-privilege.yaml');
    }],
    ['a baseline that lists it, with a policy that sets nothing on baselines', async () => {
      const { report: { findings } } = await gate();
      const entries = findings.map(({ rule: id, key, object: { kind, name } }: any) => ({ rule: id, key, object: { group: 'rbac.authorization.k8s.io', kind, name } }));
      write('least-privilege.yaml', 'baseline: baseline.json\n');
      write('baseline.json', JSON.stringify({ version: 1, entries }));
    }],
    ['files of package managers that name another policy', () => {
      write('package.json', JSON.stringify({ 'name': 'app', 'least-privilege': { failOn: 'never' }, 'config': { policy: 'lax.yaml' } }));
      write('.npmrc', 'policy=lax.yaml\nfail-on=never\n');
      write('.least-privilegerc', 'failOn: never\n');
      write('lax.yaml', 'failOn: never\n');
    }],

    // Annotations.
    ['annotations that accept it', () => manifest(binding({
      metadata: `{name: everybody${accepting(...RULES_ON_IT)}}`,
    }))],
    ['a name, labels and annotations of Kubernetes, Helm and Argo CD', () => manifest(binding({
      metadata: '{name: "system:public-info-viewer", labels: {kubernetes.io/bootstrapping: rbac-defaults, app.kubernetes.io/managed-by: Helm}, '
        + 'annotations: {rbac.authorization.kubernetes.io/autoupdate: "true", helm.sh/hook: test, argocd.argoproj.io/hook: Skip}}',
    }))],

    // The context.
    ['a context in which the role of the app grants nothing', () => {
      write('least-privilege.yaml', 'context: [known]\ncomplete: true\n');
      write('known/role.yaml', role('super', '[]'));
      manifest(`${role('super', EVERYTHING)}---\n${binding({ role: 'super' })}`);
    }],
    ['the file with the binding in the context, too', () => write('least-privilege.yaml', 'context: [manifests]\n')],
    ['manifests in which cluster-admin grants nothing', () => manifest(`${role('cluster-admin', '[]')}---\n${ADMIN}`)],
    ['a harmless duplicate of the role', () => manifest(`${role('super', EVERYTHING)}---\n${role('super', HARMLESS)}---\n${binding({ role: 'super' })}`)],
    ['a role that aggregates cluster-admin', () => manifest(
      `${role('super', '[]', 'aggregationRule: {clusterRoleSelectors: [{matchLabels: {kubernetes.io/bootstrapping: rbac-defaults}}]}\n')}---\n${binding({ role: 'super' })}`)],

    // YAML syntax.
    ['a document after the end marker of another', () => manifest(`${CLEAN}...\n---\n${ADMIN}`)],
    ['anchors and merge keys', () => manifest(`apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: everybody, annotations: {role: &role cluster-admin, group: &group "system:unauthenticated"}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: *role}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: *group}]
`)],
    ['a kind in base64', () => manifest(binding().replace('kind: ClusterRoleBinding', `kind: !!binary ${Buffer.from('ClusterRoleBinding').toString('base64')}`))],
    ['a typed list, whose items have no kind', () => manifest(
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBindingList\nitems:\n${item(ADMIN.split('\n').slice(2).join('\n'))}`)],

    ['a custom resource whose controller writes it', () => manifest(
      `apiVersion: work.open-cluster-management.io/v1\nkind: ManifestWork\nmetadata: {name: a, namespace: b}\nspec:\n  workload:\n    manifests:\n${indented(indented(item(ADMIN)))}\n`)],
    ['the API of OpenShift, and its own list of groups', () => manifest(
      'apiVersion: authorization.openshift.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: a}\nroleRef: {name: cluster-admin}\ngroupNames: ["system:unauthenticated"]\nsubjects: []\n')],

    // The location of the file.
    ['a hidden directory and file', () => { manifest(CLEAN); manifest(ADMIN, 'manifests/.hidden/.b.yaml'); }],
    ['a link to a directory outside', () => {
      manifest(CLEAN);
      write('elsewhere/a.yaml', ADMIN);
      symlinkSync('../elsewhere', 'manifests/link');
    }],

    // Subjects and roles.
    ['a role that every cluster binds to all users', () => manifest(role('system:public-info-viewer', EVERYTHING, '', accepting('grants-everything')))],
    ['the same with rules off, complete: true and a pack without them', () => {
      write('least-privilege.yaml', 'pack: essential\ncomplete: true\nrules: {bind-roles: off}\n');
      manifest(role('system:discovery', "[{apiGroups: [''], resources: ['serviceaccounts/token'], verbs: [create]}]", '', accepting('create-service-account-tokens')));
    }],
    ['a role that a binding in the context grants to all users', () => {
      write('least-privilege.yaml', 'context: [known]\n');
      write('known/binding.yaml', binding({ role: 'super' }));
      manifest(role('super', EVERYTHING, '', accepting('grants-everything')));
    }],
    ['permissions aggregated into a role that the context binds', () => {
      write('least-privilege.yaml', 'context: [known]\n');
      write('known/binding.yaml', binding({ role: 'view' }));
      manifest(role('more', EVERYTHING, '', `, labels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}${accepting('grants-everything', 'aggregated-to-built-in-role')}`));
    }],
    ['a takeover in two bindings', () => manifest([['clusterroles', 'bind'], ['clusterrolebindings', 'create']].map(([resource, verb]) =>
      `${role(`half-${verb}`, `[{apiGroups: [rbac.authorization.k8s.io], resources: [${resource}], verbs: [${verb}]}]`, '', accepting('bind-roles', 'modify-role-bindings'))}---\n`
      + binding({ role: `half-${verb}`, metadata: `{name: half-${verb}${accepting(...RULES_ON_IT)}}` })).join('---\n'))],
  ])('%s', async (_, attempt) => {
    manifest(ADMIN);
    await attempt();
    const { code, report, stderr, stopped } = await gate();
    expect({ stopped, stderr, report }).toMatchObject({ stopped: expect.arrayContaining([expect.anything()]) });
    expect(code).not.toBe(0);
  });
});

describe('is refused', () => {
  test.each<readonly [string, () => void, RegExp]>([
    ['a duplicate key', () => manifest(ADMIN.replace('metadata:', 'subjects: []\nmetadata:')), /subjects/],
    ['a NUL that ends the text for some readers', () => manifest(`${CLEAN}\0---\n${ADMIN}`), /app\.yaml/],
    ['UTF-16', () => writeFileSync('manifests/app.yaml', Buffer.from(`\uFEFF${ADMIN}`, 'utf16le')), /UTF-16/],
    ['a kind in another case', () => manifest(ADMIN.replace('ClusterRoleBinding', 'clusterrolebinding')), /ClusterRoleBinding/],
    ['an alias bomb before it', () => manifest(`a: &a [x,x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (__, index) =>
      `${String.fromCharCode(98 + index)}: &${String.fromCharCode(98 + index)} [${Array(10).fill(`*${String.fromCharCode(97 + index)}`).join(',')}]`).join('\n')}\n---\n${ADMIN}`), /alias/],
    ['an item without a kind', () => manifest(`apiVersion: v1\nkind: List\nitems:\n${item(ADMIN.split('\n').slice(2).join('\n'))}`), /kind/],
    ['a file of a chart that Helm applies whatever its name', () => {
      manifest('apiVersion: v2\nname: a\nversion: 1.0.0\n', 'manifests/Chart.yaml');
      manifest(ADMIN, 'manifests/templates/notes.tpl');
      manifest(CLEAN);
    }, /helm template/],
    ['a circular extends', () => { write('least-privilege.yaml', 'extends: a.yaml\n'); write('a.yaml', 'extends: least-privilege.yaml\n'); }, /extends/],
    ['a configuration that is a directory', () => mkdirSync('least-privilege.yaml'), /least-privilege\.yaml can't be read/],
    ['a policy that only the repository has installed', () => {
      write('node_modules/@acme/policy/least-privilege.yaml', 'failOn: never\n');
      writeFileSync(join(pipeline, 'policy.yaml'), 'extends: npm:@acme/policy\n');
    }, /npm:@acme\/policy is not installed/],
  ])('%s', async (_, attempt, reason) => {
    manifest(ADMIN);
    attempt();
    const { code, stderr, report } = await gate();
    expect(code).toBe(2);
    expect(`${stderr}${JSON.stringify(report.errors)}`).toMatch(reason);
  });
});

describe('is read nevertheless', () => {
  test.each<[string, () => void]>([
    ['a manifest in a directory of another tool', () => manifest(ADMIN, 'manifests/node_modules/a/b.yaml')],
    ['a manifest that the configuration excludes', () => { manifest(ADMIN, 'manifests/a/b.yaml'); write('least-privilege.yaml', 'exclude: [manifests/a, \'**/b.yaml\']\n'); }],
  ])('%s', async (_, attempt) => {
    manifest(CLEAN);
    attempt();
    const { code, report } = await gate();
    expect(code).toBe(1);
    expect(report.provenance.excluded).toEqual([]);
    expect(report.findings.map(({ rule }: any) => rule)).toContain('binding-to-anonymous');
  });
});
