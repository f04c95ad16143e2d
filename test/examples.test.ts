import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, sep } from 'path';
import * as ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { audit } from '../src/audit/audit';
import { evaluatePodSecurity } from '../src/kubernetes/pod-security';
import { readManifests } from '../src/manifest/read-manifests';
import { AppModel } from '../src/model/app-model';
import { restricted } from '../src/rules/packs';

const EXAMPLES = join(__dirname, '..', 'examples');

/** The folder with the insecure counterpart of an example, which is not checked. */
const PLAIN = 'plain';

const names = readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name);

/** The text of each file in a directory, by its relative path. */
function readFiles(directory: string): { [file: string]: string } {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(files.map(file => [file.slice(directory.length + 1).replaceAll(sep, '/'), readFileSync(file, 'utf8')]));
}

const isChecked = (file: string): boolean => file.endsWith('.yaml') && !file.startsWith(`${PLAIN}/`);

/** Runs the app of an example, and returns its files and its output. */
function run(name: string): { [file: string]: string } {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  const printed: string[] = [];
  const warned: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => { printed.push(line); });
  const warn = jest.spyOn(console, 'warn').mockImplementation((line: string) => { warned.push(line); });
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      // An example is a program: loading it runs it.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require(join(EXAMPLES, name, 'main.ts'));
    });
    const output = printed.join('\n').replaceAll(outdir, 'dist');
    return {
      ...readFiles(outdir),
      ...output === '' ? {} : { 'output.txt': `${output}\n` },
      ...warned.length === 0 ? {} : { 'warnings.txt': `${warned.join('\n')}\n` },
    };
  } finally {
    delete process.env.CDK8S_OUTDIR;
    log.mockRestore();
    warn.mockRestore();
    rmSync(outdir, { recursive: true });
  }
}

test('there are examples', () => {
  expect(names).toEqual(expect.arrayContaining(['quick-start', 'secure-service-account', 'cloud-identity']));
});

test.each(names)('%s writes its golden files', name => {
  const golden = join(EXAMPLES, name, 'golden');
  const written = run(name);
  if (process.env.UPDATE_GOLDEN) {
    for (const [file, text] of Object.entries(written)) {
      mkdirSync(dirname(join(golden, file)), { recursive: true });
      writeFileSync(join(golden, file), text);
    }
  }
  expect(written).toEqual(existsSync(golden) ? readFiles(golden) : {});
});

/** The Pod Security controls that an example relaxes, with a reason. */
const RELAXED: { readonly [example: string]: readonly string[] } = {
  'access': ['hostNamespaces', 'hostPathVolumes', 'restrictedVolumes', 'runAsNonRoot'],
  'comparison': ['hostNamespaces', 'hostPathVolumes', 'restrictedVolumes', 'runAsNonRoot'],
  'ten-tasks': ['hostNamespaces'],
};

test.each(names)('the pods of %s pass Pod Security "restricted", except for what the example relaxes', name => {
  const manifests = Object.entries(run(name)).filter(([file]) => isChecked(file))
    .flatMap(([, text]) => parseAllDocuments(text, { version: '1.1' }).map(document => document.toJS()));
  expect(manifests.length).toBeGreaterThan(0);
  const templates = manifests.map(({ kind, metadata, spec }) => kind === 'Pod' ? { metadata, spec } : (spec?.jobTemplate?.spec ?? spec)?.template).filter(Boolean);
  const violated = templates.flatMap(template => evaluatePodSecurity(template, { level: 'restricted' })).map(({ control }) => control);
  expect([...new Set(violated)].sort()).toEqual(RELAXED[name] ?? []);
});

/** Low findings that are intentional but not accepted, or that depend on the cluster. */
const LOW: { readonly [example: string]: readonly string[] } = {
  'access': ['cross-namespace-binding'],
  'ci-tokens': ['missing-subject', 'cross-namespace-binding'],
  'comparison': ['cross-namespace-binding'],
  'cross-namespace': ['cross-namespace-binding'],
  'dedicated-accounts': ['metadata-endpoint-reachable'],
  'existing-app': ['metadata-endpoint-reachable', 'workload-on-hardened-default-service-account'],
  'init-container-token': ['metadata-endpoint-reachable'],
  'operator': ['metadata-endpoint-reachable'],
  'custom-rules': ['metadata-endpoint-reachable'],
  'quick-start': ['metadata-endpoint-reachable'],
  'secure-service-account': ['metadata-endpoint-reachable'],
  'ten-tasks': ['cross-namespace-binding', 'metadata-endpoint-reachable', 'missing-service-account'],
  'vault': ['metadata-endpoint-reachable'],
};

test.each(names)('%s passes the stricter pack', name => {
  const golden = join(EXAMPLES, name, 'golden');
  const { objects, errors } = readManifests(Object.keys(readFiles(golden)).filter(isChecked).map(file => join(golden, file)));
  expect(objects.length).toBeGreaterThan(0);
  expect(errors).toEqual([]);
  // Compiled with the tsconfig of the examples.
  const customRules = name === 'custom-rules' ? jest.requireActual(join(EXAMPLES, name, 'team-rules')).teamRules : [];
  const { findings, accepted } = audit(new AppModel(objects), { pack: restricted, customRules, today: '2026-01-01' });
  expect(findings.filter(({ severity }) => severity !== 'low')).toEqual([]);
  expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual([...LOW[name] ?? []].sort());
  if (name === 'secure-service-account') {
    expect(accepted.map(({ rule }) => rule)).toEqual(['hard-coded-api-audience', 'hard-coded-api-audience']);
  }
});

test('each of the ten tasks takes at most five statements', () => {
  const file = join(EXAMPLES, 'ten-tasks', 'main.ts');
  const tasks = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true).statements
    .filter(statement => ts.isFunctionDeclaration(statement)).filter(({ name }) => name?.text !== 'newChart');
  expect(tasks).toHaveLength(10);
  expect(tasks.filter(({ body }) => body === undefined || body.statements.length > 5).map(({ name }) => name?.text)).toEqual([]);
});
