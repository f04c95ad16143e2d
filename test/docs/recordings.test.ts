import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { RECORDINGS } from '../../site/generate/recordings';
import { COLUMNS, terminalPicture } from '../../site/generate/terminal-picture';
import { runTool } from '../_run-tool';

const ROOT = join(__dirname, '..', '..');

afterEach(() => { process.chdir(ROOT); });

test.each(RECORDINGS)('$picture matches the output of the command', async ({ picture, directory, command }) => {
  process.chdir(join(ROOT, directory));
  const manifests = readdirSync('.').filter(name => name.endsWith('.yaml')).sort();
  const args = command.split(' ').slice(1).flatMap(argument => argument === '*.yaml' ? manifests : [argument]);
  const { stdout, stderr } = await runTool(args, { env: { FORCE_COLOR: '1' }, isTTY: true, columns: COLUMNS });
  // The line of the provenance has the version, which a release changes.
  const drawn = terminalPicture(command, `${stdout.replace(/^.*least-privilege \d+\.\d+\.\d+, pack .*\n/m, '')}${stderr}`);
  const file = join(ROOT, picture);
  if (process.env.UPDATE_GOLDEN) { writeFileSync(file, drawn); }
  expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined).toBe(drawn);
});

test('terminal text is wrapped, colored and escaped', () => {
  const picture = terminalPicture('x', `\u001b[1m\u001b[31m<a>\u001b[39m & b\u001b[22m\n${'-'.repeat(COLUMNS + 1)}`);
  expect(picture).toContain('<tspan class="bold red">&#60;a&#62;</tspan><tspan class="bold"> &#38; b</tspan></text>');
  expect(picture.match(/<text /g)).toHaveLength(4);
});
