import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { audit } from '../src/audit/audit';
import { evaluatePodSecurity } from '../src/kubernetes/pod-security';
import { readManifests } from '../src/manifest/read-manifests';
import { AppModel } from '../src/model/app-model';
import { restricted } from '../src/rules/packs';

const EXAMPLES = join(__dirname, '..', 'examples');
const names = readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name);

/** Runs the app of an example and reads what it wrote and printed. */
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
    const files = Object.fromEntries(readdirSync(outdir).sort().map(file => [file, readFileSync(join(outdir, file), 'utf8')]));
    const output = printed.join('\n').replaceAll(outdir, 'dist');
    return {
      ...files,
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
    mkdirSync(golden, { recursive: true });
    for (const [file, text] of Object.entries(written)) { writeFileSync(join(golden, file), text); }
  }
  const expected = existsSync(golden)
    ? Object.fromEntries(readdirSync(golden).sort().map(file => [file, readFileSync(join(golden, file), 'utf8')]))
    : {};
  expect(written).toEqual(expected);
});

test.each(names)('the pods of %s pass Pod Security "restricted"', name => {
  const manifests = Object.entries(run(name)).filter(([file]) => file.endsWith('.yaml'))
    .flatMap(([, text]) => parseAllDocuments(text, { version: '1.1' }).map(document => document.toJS()));
  expect(manifests.length).toBeGreaterThan(0);
  const templates = manifests.map(({ kind, metadata, spec }) => kind === 'Pod' ? { metadata, spec } : (spec?.jobTemplate?.spec ?? spec)?.template).filter(Boolean);
  for (const template of templates) { expect(evaluatePodSecurity(template, { level: 'restricted' })).toEqual([]); }
});

/** What an example does on purpose without a reason of its own, or what only the cluster can tell. */
const LOW: { readonly [example: string]: readonly string[] } = {
  'ci-tokens': ['missing-subject', 'cross-namespace-binding'],
  'cross-namespace': ['cross-namespace-binding'],
  'existing-app': ['workload-on-default-service-account', 'workload-on-hardened-default-service-account'],
};

test.each(names)('%s is clean, as the stricter pack judges', name => {
  const { objects, errors } = readManifests([join(EXAMPLES, name, 'golden')]);
  expect(errors).toEqual([]);
  const { findings, accepted } = audit(new AppModel(objects), { pack: restricted, today: '2026-01-01' });
  expect(findings.filter(({ severity }) => severity !== 'low')).toEqual([]);
  expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual([...LOW[name] ?? []].sort());
  if (name === 'secure-service-account') {
    expect(accepted.map(({ rule }) => rule)).toEqual(['hard-coded-api-audience', 'hard-coded-api-audience']);
  }
});
