import { readFileSync, symlinkSync } from 'fs';
import { CLEAN, runTool, useDirectory } from '../_run-tool';

const directory = useDirectory();

const { KUSTOMIZE = '', HELM = '', KUBECTL = '' } = process.env;

async function report(path: string, args: readonly string[] = [], programs: string = `${KUSTOMIZE}:${HELM}`) {
  // Programs that shims of kubectl start.
  const env = { PATH: `${programs}:/usr/bin:/bin` };
  const { code, stdout, stderr } = await runTool(['audit', path, '--render', '--output', 'json', ...args], { env });
  return { code, stderr, ...JSON.parse(stdout) };
}

const objects = ({ findings }: any): string[] => [...new Set<string>(findings.map(({ object }: any) => `${object.kind} ${object.namespace ?? ''}/${object.name}`))];
const only = ({ errors }: any): string => {
  expect(errors).toEqual([expect.anything()]);
  return errors[0].message;
};

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: "nginx:1.27"}]
`;

describe.each<[string, string]>([['kustomize', KUSTOMIZE], ['kubectl', KUBECTL]])('%s', (name, programs) => {
  const withProgram = programs === '' || programs === '.' ? test.skip : test;

  withProgram('an overlay is audited as it is applied', async () => {
    directory.write('base/kustomization.yaml', 'resources: [web.yaml]\n');
    directory.write('base/web.yaml', DEPLOYMENT);
    directory.write('prod/kustomization.yaml', `resources: [../base]
namespace: production
namePrefix: prod-
patches:
- target: {kind: Deployment}
  patch: |-
    - {op: add, path: /spec/template/spec/hostNetwork, value: true}
`);
    const result = await report('prod', [], programs);
    expect(objects(result)).toEqual(['Deployment production/prod-web']);
    expect(result.findings.map(({ rule }: any) => rule)).toContain('host-network');
    expect(result.provenance.rendered).toEqual([expect.objectContaining({ directory: 'prod', program: name, version: expect.stringMatching(/^v?\d+\.\d+\.\d+/) })]);
  });

  withProgram('the load restrictor keeps files outside of a kustomization out', async () => {
    directory.write('secret.txt', 'x');
    directory.write('prod/kustomization.yaml', 'configMapGenerator: [{name: x, files: [../secret.txt]}]\n');
    expect(only(await report('prod', [], programs))).toMatch(/failed with exit code 1: .*is not in or below/);
  });

  withProgram('and those that a link leads to', async () => {
    directory.write('secret.txt', 'x');
    directory.write('prod/kustomization.yaml', 'configMapGenerator: [{name: x, files: [link.txt]}]\n');
    symlinkSync('../secret.txt', 'prod/link.txt');
    expect(only(await report('prod', [], programs))).toMatch(/failed with exit code 1: .*is not in or below/);
  });

  withProgram('a transformer that is built in runs', async () => {
    directory.write('prod/kustomization.yaml', 'resources: [web.yaml]\ntransformers: [prefix.yaml]\n');
    directory.write('prod/web.yaml', DEPLOYMENT);
    directory.write('prod/prefix.yaml', 'apiVersion: builtin\nkind: PrefixTransformer\nmetadata: {name: x}\nprefix: p-\nfieldSpecs: [{path: metadata/name}]\n');
    expect(objects(await report('prod', [], programs))).toEqual(['Deployment /p-web']);
  });
});

describe('helm', () => {
  function writeChart(files: { readonly [path: string]: string }, chart = ''): void {
    directory.write('web/Chart.yaml', `apiVersion: v2\nname: web\nversion: 1.0.0\n${chart}`);
    for (const [path, text] of Object.entries(files)) { directory.write(`web/${path}`, text); }
  }

  test('a chart is audited as applied, with its CustomResourceDefinitions and the given values, namespace and version', async () => {
    writeChart({
      'templates/a.yaml': DEPLOYMENT.replace('name: web}', 'name: "{{ .Release.Namespace }}-{{ .Values.name }}-{{ .Capabilities.KubeVersion.Minor }}"}'),
      'values.yaml': 'name: of-the-chart\n',
      'crds/a.yaml': 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: xs.example.com}\nspec: {group: example.com, names: {kind: X, plural: xs}, scope: Namespaced, versions: []}\n',
    });
    directory.write('a,b.yaml', 'name: mine\n');
    const result = await report('web', ['--namespace', 'shop', '--kubernetes-version', '1.34', '--render-values', 'a,b.yaml']);
    expect(result.errors).toEqual([]);
    expect(result.summary.objects).toBe(2);
    expect(objects(result)).toEqual([expect.stringMatching(/^Deployment (?:shop)?\/shop-mine-34$/)]);
    expect(result.findings[0].location.file).toBe('web/<helm template>');
    expect(result.provenance.rendered).toEqual([expect.objectContaining({ directory: 'web', program: 'helm', version: expect.stringMatching(/^v\d+\.\d+\.\d+/) })]);
  });

  test('the cluster is never queried', async () => {
    writeChart({ 'templates/a.yaml': `${CLEAN}data: {found: '{{ lookup "v1" "Secret" "kube-system" "" | toJson }}'}\n` });
    expect(await report('web')).toMatchObject({ code: 0, errors: [] });
  });

  test('a remote schema reference is not fetched', async () => {
    writeChart({ 'templates/a.yaml': `${CLEAN}data: {a: "{{ .Values.a }}"}\n`, 'values.yaml': 'a: 1\n', 'values.schema.json': '{"$ref": "http://127.0.0.1:9/schema.json"}' });
    expect(await report('web')).toMatchObject({ code: 0, errors: [] });
  });

  test.each<[string, { [path: string]: string }, string, RegExp]>([
    ['dependencies missing from charts/', { 'templates/a.yaml': CLEAN }, 'dependencies: [{name: redis, version: 1.0.0, repository: "https://example.com"}]\n', /missing in charts\/ directory: redis; run "helm dependency build"/],
    ['a template that fails', { 'templates/a.yaml': '{{ fail "no password" }}' }, '', /failed with exit code 1: .*no password/],
    ['a template that does not end', { 'templates/a.yaml': '{{ range until 100000000 }}{{ range until 100000000 }}{{ end }}{{ end }}' }, '', /did not finish within 2 s/],
    ['a chart for newer versions', { 'templates/a.yaml': '{{ .Values }}' }, 'kubeVersion: ">=1.90"\n', /--kubernetes-version sets the version/],
    ['templates that render nothing', { 'templates/a.yaml': '{{ if false }}a: 1{{ end }}' }, '', /contains no Kubernetes object/],
  ])('%s: an error', async (_, files, chart, message) => {
    writeChart(files, chart);
    const result = await report('web', ['--render-timeout', '2']);
    expect(result.code).toBe(2);
    expect(only(result)).toMatch(message);
  });

  test('existing dependencies are rendered', async () => {
    writeChart({
      'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
      'charts/sub/templates/a.yaml': DEPLOYMENT.replace('{name: web}', '{name: "{{ .Chart.Name }}"}'),
    }, 'dependencies: [{name: sub, version: 1.0.0, repository: "file://../sub"}]\n');
    expect(objects(await report('web'))).toEqual(['Deployment /sub']);
  });

  test('the arguments in the report reproduce the result', async () => {
    writeChart({ 'templates/a.yaml': `${CLEAN}data: {a: "{{ .Release.Name }}"}\n` });
    const [first, second] = [await report('web'), await report('web')];
    expect(second.provenance.rendered).toEqual(first.provenance.rendered);
    expect(readFileSync('web/Chart.yaml', 'utf8')).toContain('name: web');
  });
});
