import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { run } from '../../src/cli/run';

const FILE = 'runner.yaml';

/** The README with the output of an audit of its first manifest. */
export async function readmeWithOutput(readme: string): Promise<string> {
  const manifest = new RegExp(`^\`\`\`yaml ${FILE}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(readme)?.[1];
  if (manifest === undefined) { throw new Error(`the README has no block "yaml ${FILE}"`); }
  const output = await auditOf(manifest);
  return readme.replace(new RegExp(`(audit ${FILE}\\n\`\`\`\\n\\n\`\`\`text\\n)[\\s\\S]*?(?=^\`\`\`$)`, 'm'), (_, before: string) => before + shortened(output));
}

async function auditOf(manifest: string): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'readme-'));
  const before = process.cwd();
  let output = '';
  const stream = (take: (chunk: string) => void) => ({ write(chunk: string, done?: () => void) { take(chunk); done?.(); } });
  try {
    writeFileSync(join(directory, FILE), manifest);
    process.chdir(directory);
    await run(['audit', FILE, '--no-config'], { stdout: stream(chunk => { output += chunk; }), stderr: stream(() => undefined), env: {} });
  } finally {
    process.chdir(before);
    rmSync(directory, { recursive: true });
  }
  return output;
}

/** Omits low findings and the hints below the summary. */
function shortened(output: string): string {
  const lines = output.split('\n');
  const summary = lines.findIndex(line => line.startsWith('FAILED'));
  const firstLow = lines.findIndex(line => line.startsWith('LOW'));
  const afterFindings = lines.indexOf('', firstLow);
  return [...lines.slice(0, firstLow), '...', ...lines.slice(afterFindings, summary + 1), ''].join('\n');
}
