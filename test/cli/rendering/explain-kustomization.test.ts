import { usePrograms } from './_programs';
import { CLEAN, runTool, useDirectory } from '../../_run-tool';

const directory = useDirectory();
const programs = usePrograms();

beforeEach(() => {
  programs.add('kustomize');
  directory.write('prod/a.yaml', CLEAN);
});

/** Why a directory is not rendered; empty if Kustomize has run. */
async function refusal(files: { readonly [path: string]: string }, path = 'prod'): Promise<string> {
  for (const [name, text] of Object.entries(files)) { directory.write(name, text); }
  const { code, stdout } = await runTool(['audit', '--render', path, '--output', 'json'], { env: { PATH: programs.path } });
  const [error, ...more] = JSON.parse(stdout).errors;
  expect({ code, more, calls: programs.calls('kustomize').length }).toEqual(error === undefined ? { code: 0, more: [], calls: 1 } : { code: 2, more: [], calls: 0 });
  return error?.message ?? '';
}

const CHANGES = 'namePrefix: prod-\n';

describe('downloads nothing', () => {
  test.each([
    'https://example.com/a.yaml', 'HTTP://example.com/a.yaml', 'https://github.com/acme/app?ref=v1', 'github.com/acme/app?ref=v1', 'GitHub.com/acme/app', 'www.github.com/a/b',
    'github.com:acme/app', 'git@example.com:acme/app.git', 'user@example.com:app', 'git::https://example.com/app', 'git::ssh://git@example.com/app', 'ssh://example.com/app',
    'file:///srv/app.git', 'gh:acme/app', 'app?ref=v1', 's3::https://example.com/a',
  ])('%s', async entry => {
    for (const field of ['resources', 'bases', 'components']) {
      expect(await refusal({ 'prod/kustomization.yaml': `${CHANGES}${field}: [${JSON.stringify(entry)}]\n` }))
        .toBe(`${field} in "prod/kustomization.yaml" names ${JSON.stringify(entry)}, which does not exist here, and --render downloads nothing; copy it into the repository, or run "kustomize build" yourself, and audit the output`);
    }
  });

  test.each([
    'openapi: {path: "https://example.com/x"}',
    'crds: ["https://example.com/x"]',
    'configurations: ["https://example.com/x"]',
    'patches: [{path: "https://example.com/x"}]',
    'patches: [{Path: "https://example.com/x"}]',
    'patchesStrategicMerge: ["https://example.com/x"]',
    'patchesJson6902: [{target: {kind: Pod}, path: "https://example.com/x"}]',
    'replacements: [{path: "https://example.com/x"}]',
    'configMapGenerator: [{name: x, files: ["https://example.com/x"]}]',
    'configMapGenerator: [{name: x, files: ["key=HTTPS://example.com/x"]}]',
    'secretGenerator: [{name: x, envs: ["http://example.com/x"]}]',
    'secretGenerator: [{name: x, env: "http://example.com/x"}]',
    'x: &x ["https://example.com/x"]\ncrds: *x',
    'generators: ["https://example.com/x"]',
    'transformers: ["github.com/acme/app?ref=v1"]',
    'validators: ["git@example.com:acme/app"]',
  ])('%s', async fields => {
    expect(await refusal({ 'prod/kustomization.yaml': `${CHANGES}${fields}\n` })).toMatch(/--render (?:downloads nothing|knows)/);
  });

  test.each<[string, { [path: string]: string }]>([
    ['a base of a base', { 'prod/kustomization.yaml': `${CHANGES}resources: [../base]`, 'base/kustomization.yaml': 'bases: [deep/er]', 'base/deep/er/Kustomization': 'resources: ["https://example.com/a"]' }],
    ['a component', { 'prod/kustomization.yaml': `${CHANGES}components: [c]`, 'prod/c/kustomization.yml': 'kind: Component\nresources: ["https://example.com/a"]' }],
    ['a second kustomization file', { 'prod/kustomization.yaml': CHANGES, 'prod/kustomization.yml': 'resources: ["https://example.com/a"]' }],
    ['a plugin that is built in', { 'prod/kustomization.yaml': 'generators: [g.yaml]', 'prod/g.yaml': 'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: x}\nfiles: ["https://example.com/a"]' }],
  ])('%s', async (_, files) => {
    expect(await refusal(files)).toContain('--render downloads nothing');
  });

  test('bases that reference each other terminate', async () => {
    expect(await refusal({ 'prod/kustomization.yaml': `${CHANGES}resources: [../base]`, 'base/kustomization.yaml': 'resources: [../prod]' })).toBe('');
  });

  test('a directory whose name Kustomize takes for a URL', async () => {
    expect(await refusal({ 'git@example.com:acme/app/kustomization.yaml': CHANGES }, 'git@example.com:acme/app')).toContain('reads the name of this directory as a URL');
  });
});

describe('runs no charts, programs, containers and functions', () => {
  test.each(['helmCharts: [{name: x}]', 'helmGlobals: {chartHome: x}', 'helmChartInflationGenerator: [{chartName: x}]'])('%s', async fields => {
    expect(await refusal({ 'prod/kustomization.yaml': fields })).toMatch(/^helm\w+ in "prod\/kustomization\.yaml" downloads and renders Helm charts/);
  });

  const FUNCTION = 'apiVersion: builtin\nkind: PrefixTransformer\nmetadata:\n  name: x\n  annotations: {config.kubernetes.io/function: "exec: {path: ./run.sh}"}\n';
  test.each<[string, string]>([
    ['a program', 'apiVersion: example.com/v1\nkind: Runs\nmetadata: {name: x}\n'],
    ['a function', FUNCTION],
    ['a container in the syntax of an older version', FUNCTION.replace('config.kubernetes.io', 'config.k8s.io')],
    ['a chart', 'apiVersion: builtin\nkind: HelmChartInflationGenerator\nmetadata: {name: x}\nname: x\n'],
    ['a list', 'apiVersion: v1\nkind: List\nitems: [{apiVersion: example.com/v1, kind: Runs}]\n'],
    ['the second of two documents', `apiVersion: builtin\nkind: PrefixTransformer\nmetadata: {name: y}\n---\n${FUNCTION}`],
  ])('%s', async (_, plugin) => {
    for (const field of ['generators', 'transformers', 'validators']) {
      expect(await refusal({ 'prod/kustomization.yaml': `${field}: [p.yaml]`, 'prod/p.yaml': plugin })).toContain(`is a plugin of ${field}: a program, container or function`);
      expect(await refusal({ 'prod/kustomization.yaml': `${field}:\n- |-\n${plugin.replace(/^/gm, '  ')}` })).toContain(`is a plugin of ${field}: a program, container or function`);
    }
  });

  test('a directory of plugins', async () => {
    expect(await refusal({ 'prod/kustomization.yaml': 'generators: [plugins]', 'prod/plugins/kustomization.yaml': 'resources: []' })).toContain('names the directory "plugins"');
  });

  test('a file of plugins that is missing or is not YAML', async () => {
    expect(await refusal({ 'prod/kustomization.yaml': 'generators: [p.yaml]' })).toContain('"prod/p.yaml" cannot be read');
    expect(await refusal({ 'prod/p.yaml': 'a: [' })).toContain('"prod/p.yaml" cannot be read');
  });

  // Go compares field names case-insensitively.
  test.each(['HelmCharts: [{name: x}]', 'Generators: [p.yaml]', 'helmcharts: []', 'runPrograms: [x]'])('an unknown field: %s', async fields => {
    expect(await refusal({ 'prod/kustomization.yaml': fields })).toContain('is not a field that --render knows');
  });
});

test.each<[string, string, RegExp]>([
  ['is not YAML', 'namePrefix: [', /cannot be read/],
  ['has a duplicate key', 'namePrefix: a\nresources: [a.yaml]\nresources: ["https://example.com/a"]', /cannot be read/],
  ['has two documents', `${CHANGES}---\nresources: ["https://example.com/a"]`, /has several documents/],
  ['is a list', '- a', /is not a mapping/],
  ['lists no paths', `${CHANGES}resources: {a: b}`, /resources in "prod\/kustomization.yaml" is not a list of paths/],
  ['lists a value that is not a path', `${CHANGES}resources: [{a: b}]`, /is not a list of paths/],
])('a kustomization that %s is not built', async (_, text, message) => {
  expect(await refusal({ 'prod/kustomization.yaml': text })).toMatch(message);
});

test('commonly used fields are built', async () => {
  expect(await refusal({
    'base/kustomization.yaml': 'resources: [a.yaml]',
    'base/a.yaml': CLEAN,
    'prod/more/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
    'prod/labels.yaml': 'apiVersion: builtin\nkind: LabelTransformer\nmetadata: {name: x}\nlabels: {app: x}\n',
    'prod/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
metadata: {name: prod, annotations: {docs: "https://example.com"}}
resources: [../base, a.yaml, missing.yaml]
components: [more]
transformers: [labels.yaml]
namespace: prod
nameSuffix: -x
commonAnnotations: {docs: "https://example.com"}
labels: [{pairs: {app: x}}]
images: [{name: nginx, newName: "registry.example.com:5000/nginx", newTag: v1}]
replicas: [{name: web, count: 2}]
configMapGenerator:
- name: x
  files: [key=a.yaml]
  literals: ["URL=https://example.com", "https://example.com"]
  options: {annotations: {docs: "https://example.com"}}
generatorOptions: {disableNameSuffixHash: true}
patches:
- target: {kind: Deployment}
  patch: |-
    - {op: add, path: /metadata/annotations/docs, value: "https://example.com"}
buildMetadata: [originAnnotations]
sortOptions: {order: fifo}
`,
  })).toBe('');
});
