import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { createRequire } from 'module';
import { tmpdir } from 'os';
import { join } from 'path';

/** A program and its output. */
export interface ConstructExample {
  readonly program: string;
  readonly yaml: string;
}

const load = createRequire(__filename);
const PROGRAMS = join(__dirname, '../constructs');

/** The program in `site/constructs` that is named after a construct, with its manifests; undefined if there is none. */
export function constructExample(construct: string): ConstructExample | undefined {
  const file = join(PROGRAMS, `${construct.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.ts`);
  if (!existsSync(file)) { return undefined; }
  return { program: readFileSync(file, 'utf8'), yaml: manifestsOf(file) };
}

function manifestsOf(program: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'least-privilege-'));
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = directory;
  try {
    load(program);
    // Another page may load it again.
    delete load.cache[load.resolve(program)];
    return readdirSync(directory).sort().map(name => readFileSync(join(directory, name), 'utf8')).join('---\n');
  } finally {
    if (before === undefined) { delete process.env.CDK8S_OUTDIR; } else { process.env.CDK8S_OUTDIR = before; }
    rmSync(directory, { recursive: true });
  }
}
