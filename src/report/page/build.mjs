/** Bundles the script and style of the HTML report as text into a module. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const here = path => fileURLToPath(new URL(path, import.meta.url));

/** Minified ASCII on one line, which cannot close the element around it. */
function bundle(path, options) {
  const { outputFiles: [{ text }] } = buildSync({ entryPoints: [here(path)], bundle: true, minify: true, write: false, legalComments: 'none', logLevel: 'warning', ...options });
  return text.trim().replace(/<(?=\/script|\/style|!--)/gi, '\\x3c');
}

const texts = {
  SCRIPT: bundle('main.ts', { format: 'iife', target: 'es2020' }),
  STYLE: bundle('page.css', {}),
};
writeFileSync(here('../page.generated.ts'), [
  '/** Written by src/report/page/build.mjs, which compiling runs. */',
  ...Object.entries(texts).map(([name, text]) => `export const ${name}: string = ${JSON.stringify(text)};`),
  '',
].join('\n'));
