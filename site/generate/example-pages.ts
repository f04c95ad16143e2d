import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { block, code, link, table, text } from './markdown';
import { Page } from './page';

/** Longer files are only linked. */
const MAX_LINES = 400;

const EXAMPLES = join(__dirname, '../../examples');

/** A page for each example: its program and output. */
export function examplePages(repository: string): Page[] {
  const pages = names().map(name => examplePage(name, repository));
  return [
    {
      path: 'examples/index',
      title: 'Examples',
      description: 'Programs that run, each with the manifests that it writes.',
      body: [
        '# Examples',
        'Each is a program that runs in a clone of the repository, and has what it writes beside it.',
        table(['Example', 'What it shows'], pages.map(({ path, title, description }) => [link(title, `/${path}`), text(description ?? '')])),
      ].join('\n\n'),
    },
    ...pages,
  ];
}

export function exampleSidebar(): object[] {
  return [{ text: 'All examples', link: '/examples/' }, ...names().map(name => ({ text: name, link: `/examples/${name}` }))];
}

function names(): string[] {
  return readdirSync(EXAMPLES).filter(name => existsSync(join(EXAMPLES, name, 'main.ts'))).sort();
}

function examplePage(name: string, repository: string): Page {
  const folder = join(EXAMPLES, name);
  const [, header = '', main] = /^(?:\/\*\*([\s\S]*?)\*\/\n)?([\s\S]*)$/.exec(readFileSync(join(folder, 'main.ts'), 'utf8'))!;
  const about = header.replace(/^ ?\* ?/gm, '').trim();
  const others = readdirSync(folder).filter(file => /(?<!\.test)\.ts$/.test(file) && file !== 'main.ts').sort();
  const golden = existsSync(join(folder, 'golden')) ? readdirSync(join(folder, 'golden')).filter(file => /\.(yaml|txt)$/.test(file)).sort() : [];
  const written = golden.map(file => ({ file, content: readFileSync(join(folder, 'golden', file), 'utf8') }));
  const long = written.filter(({ content }) => content.split('\n').length > MAX_LINES).map(({ file }) => file);
  const shown = (file: string, content: string): string => block(content, `${file.endsWith('.ts') ? 'ts' : file.endsWith('.yaml') ? 'yaml' : 'text'} [${file}]`);
  return {
    path: `examples/${name}`,
    title: name,
    description: about.split(/\.\s/)[0].replace(/\s+/g, ' '),
    source: `examples/${name}/main.ts`,
    body: [
      `# ${name}`,
      about.split(/(`[^`]+`)/).map((part, index) => index % 2 === 1 ? code(part.slice(1, -1)) : ` ${text(part)} `).join('').trim().replace(/ ([.,;:])/g, '$1'),
      '## Run it',
      block(`npm run example examples/${name}/main.ts`, 'sh'),
      '## The program',
      group([shown('main.ts', main), ...others.map(file => shown(file, readFileSync(join(folder, file), 'utf8')))]),
      ...golden.length === 0 ? [] : ['## What it writes', group(written.filter(({ file }) => !long.includes(file)).map(({ file, content }) => shown(file, content)))],
      ...long.length === 0 ? [] : [`Longer files: ${long.map(file => link(code(file), `${repository}/blob/main/examples/${name}/golden/${file}`)).join(', ')}.`],
    ].join('\n\n'),
  };
}

function group(blocks: readonly string[]): string {
  return blocks.length === 1 ? blocks[0] : `::::: code-group\n\n${blocks.join('\n\n')}\n\n:::::`;
}
