import { spawnSync } from 'child_process';
import { join } from 'path';

/** The path of an example's HTML report on the site. */
export const SITE_REPORT = 'report.html';

/** Writes the HTML report of the manifests that `examples/comparison` generates without our constructs, using the compiled tool. */
export function writeReport(file: string): void {
  const arguments_ = ['lib/cli/main.js', 'audit', 'examples/comparison/golden/plain', '--fail-on', 'never', '--output', `html=${file}`];
  const { status, stderr } = spawnSync(process.execPath, arguments_, { cwd: join(__dirname, '../..'), encoding: 'utf8' });
  if (status !== 0) { throw new Error(`the report of the example was not written: ${stderr}`); }
}
