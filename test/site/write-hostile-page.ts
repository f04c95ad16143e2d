/** Adds a page with hostile text to `site/content`, in the format of the generator. */
import { writeFileSync } from 'fs';
import { join } from 'path';
import { HOSTILE_TEXT } from './_hostile-text';
import { block, code, details, table, text } from '../../site/generate/markdown';
import { pageText } from '../../site/generate/page';

const body = [
  `# ${text(HOSTILE_TEXT[2])}`,
  ...HOSTILE_TEXT.map((each, index) => `Text ${index}: ${text(each)}`),
  ...HOSTILE_TEXT.map((each, index) => `Code ${index}: ${code(each)}`),
  ...HOSTILE_TEXT.map(each => block(each, 'yaml')),
  table(['Kind', 'Text'], HOSTILE_TEXT.map(each => [code(each), text(each)])),
  details('More', HOSTILE_TEXT.map(text).join(' ')),
  // As it may occur in a page of docs/.
  '<img src=x onerror="globalThis.ran = 8"> and <b>bold</b> {{ globalThis.ran = 9 }}',
].join('\n\n');
writeFileSync(join(__dirname, '../../site/content/hostile.md'), pageText({ path: 'hostile', title: HOSTILE_TEXT.join(' '), description: HOSTILE_TEXT.join(' '), body }));
