import { readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');
const [lowest, ...majors]: string[] = JSON.parse(readFileSync(join(__dirname, 'versions.json'), 'utf8'));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

test('the lowest version tested is the lowest that the package accepts', () => {
  expect(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).engines).toEqual({ node: `>= ${lowest}` });
});

test('the README lists exactly these versions as tested', () => {
  const tested = `${majors.slice(0, -1).join(', ')} and ${majors.at(-1)}`;
  expect(README.match(/^\| Node\.js \|.*$/gm)).toEqual([expect.stringContaining(`| Node.js | ${lowest}, and the newest ${tested} | tested |`)]);
});

test.each(['README.md', 'docs/languages.md'])('%s requires it', page => {
  expect(readFileSync(join(ROOT, page), 'utf8')).toContain(`Node.js ${lowest.replace(/\.0$/, '')} or newer`);
});
