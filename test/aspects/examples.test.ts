import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as cdk8s from 'cdk8s';
import { IConstruct } from 'constructs';

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const names = readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name);

function manifestsIn(directory: string): { [file: string]: string } {
  const files = readdirSync(directory).filter(file => file.endsWith('.yaml')).sort();
  return Object.fromEntries(files.map(file => [file, readFileSync(join(directory, file), 'utf8')]));
}

/** Runs an example with aspects that change nothing in its apps. Returns its output and the number of calls of the aspects. */
function runWithAspects(name: string): { files: { [file: string]: string }; calls: { visits: number; checks: number } } {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  const calls = { visits: 0, checks: 0 };
  const spies = [jest.spyOn(console, 'log'), jest.spyOn(console, 'warn')].map(spy => spy.mockImplementation());
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      class AppWithAspects extends cdk8s.App {
        public constructor(props?: cdk8s.AppProps) {
          super(props);
          // eslint-disable-next-line @typescript-eslint/no-require-imports
          const { Aspects } = require('../../src');
          Aspects.of(this).add({ visit: (_: IConstruct) => { calls.visits++; } });
          Aspects.of(this).add({ visit: () => {}, _rewrite: () => new Map(), _check: () => { calls.checks++; return []; } });
        }
      }
      jest.doMock('cdk8s', () => ({ ...cdk8s, App: AppWithAspects }));
      // An example is a program: loading it runs it.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require(join(EXAMPLES, name, 'main.ts'));
    });
    return { files: manifestsIn(outdir), calls };
  } finally {
    jest.dontMock('cdk8s');
    delete process.env.CDK8S_OUTDIR;
    spies.forEach(spy => spy.mockRestore());
    rmSync(outdir, { recursive: true });
  }
}

test.each(names)('%s writes the same bytes with aspects that change nothing', name => {
  const { files, calls } = runWithAspects(name);
  expect(files).toEqual(manifestsIn(join(EXAMPLES, name, 'golden')));
  expect(calls.visits).toBeGreaterThan(0);
  expect(calls.checks).toBeGreaterThan(0);
});
