import { spawn, spawnSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { CLEAN, ONE_FINDING, UNREADABLE } from '../_run-tool';

const ROOT = join(__dirname, '..', '..');
const FOLDERS = ['text', 'kubernetes', 'acceptance', 'objects', 'manifest', 'model', 'rules', 'access', 'audit', 'configuration', 'report', 'fleet', 'cli'];

let directory = '';
let main = '';

// The tool as a separate program, from the sources. Without cdk8s, which it must not need.
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'least-privilege-'));
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(ROOT, 'src', folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) { continue; }
      const { outputText } = transpileModule(readFileSync(join(ROOT, 'src', folder, name), 'utf8'), {
        compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
      });
      const to = join(directory, 'lib', folder, name.replace(/\.ts$/, '.js'));
      mkdirSync(join(to, '..'), { recursive: true });
      writeFileSync(to, outputText);
    }
  }
  cpSync(join(ROOT, 'package.json'), join(directory, 'package.json'));
  mkdirSync(join(directory, 'node_modules'));
  link(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).bundledDependencies);
  main = join(directory, 'lib', 'cli', 'main.js');
  mkdirSync(join(directory, '.git'));
  writeFileSync(join(directory, 'one.yaml'), ONE_FINDING);
  writeFileSync(join(directory, 'clean.yaml'), CLEAN);
  writeFileSync(join(directory, 'broken.yaml'), UNREADABLE);
  writeFileSync(join(directory, 'many.yaml'), Array.from({ length: 2000 }, (_, index) => ONE_FINDING.replace('each night', `each night ${index}`)).join('---\n'));
});

/** Makes packages and their dependencies available to the program, and no others. */
function link(names: readonly string[]): void {
  for (const name of names) {
    const to = join(directory, 'node_modules', name);
    if (existsSync(to)) { continue; }
    symlinkSync(join(ROOT, 'node_modules', name), to);
    link(Object.keys(JSON.parse(readFileSync(join(to, 'package.json'), 'utf8')).dependencies ?? {}));
  }
}

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function tool(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: directory, input, encoding: 'utf8', maxBuffer: 1e9 });
  return { status, stdout, stderr };
}

test.each([['clean.yaml', 0], ['one.yaml', 1], ['broken.yaml', 2], ['missing.yaml', 2]])('audit %s exits with %d', (file, status) => {
  expect(tool(['audit', file])).toMatchObject({ status, stderr: '' });
});

test('the audit comes from the bundle if the build wrote one', () => {
  const bundle = join(directory, 'lib', 'cli', 'bundle.js');
  writeFileSync(bundle, 'exports.auditPaths = async paths => paths.length + 40;');
  try {
    expect(tool(['audit', 'one.yaml', 'clean.yaml'])).toMatchObject({ status: 42, stderr: '' });
  } finally {
    rmSync(bundle);
  }
  expect(tool(['audit', 'clean.yaml'])).toMatchObject({ status: 0 });
});

test('standard input is audited', () => {
  const { status, stdout } = tool(['audit', '-'], ONE_FINDING);
  expect(status).toBe(1);
  expect(stdout).toContain('<stdin>:7:5');
  expect(tool(['audit', '-'], CLEAN).status).toBe(0);
});

test('empty standard input is not a clean app: the program that writes it has failed', () => {
  expect(tool(['audit', '-']).status).toBe(2);
});

test('a pipe receives all of a long report', () => {
  const { status, stdout } = tool(['audit', 'many.yaml', '-o', 'json']);
  expect(status).toBe(1);
  expect(JSON.parse(stdout).findings).toHaveLength(2000);
});

test('a reader that closes early causes no crash, and the exit code is the same', async () => {
  const child = spawn(process.execPath, [main, 'audit', 'many.yaml'], { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', data => { errors += data; });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise(resolve => child.on('close', resolve));
  expect([code, errors]).toEqual([1, '']);
});

const DISK_FULL = '/dev/full';
(process.platform === 'linux' ? test : test.skip)('a full disk is no success', () => {
  const { status, stderr } = spawnSync('sh', ['-c', `"$0" "$1" rules > ${DISK_FULL}`, process.execPath, main], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('the output can\'t be written');
});

test('--version loads neither the rules nor a parser', () => {
  const probe = 'const { execPath } = process; process.argv = [execPath, process.argv[1], "--version"]; require(process.argv[1]); '
    + 'process.on("exit", () => console.error(Object.keys(require.cache).join("\\n")))';
  const { stderr } = spawnSync(process.execPath, ['-e', probe, main], { encoding: 'utf8' });
  expect(stderr).toContain(join('lib', 'cli', 'run.js'));
  expect(stderr).not.toMatch(/js-yaml|ajv|cli-progress|lib.rules|lib.model/);
});
