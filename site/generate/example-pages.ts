import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { block, code, link, table, text } from './markdown';
import { Page } from './page';
import { RECORDINGS } from './recordings';

/** Longer files are only linked. */
const MAX_LINES = 400;

const EXAMPLES = join(__dirname, '../../examples');

/** Pictures from the HTML report. */
const PICTURES: Readonly<Record<string, readonly { readonly title: string; readonly picture: string }[]>> = {
  access: [
    { title: 'What leads to cluster-admin, before', picture: 'docs/images/paths-before.svg' },
    { title: 'What leads to cluster-admin, after', picture: 'docs/images/paths-after.svg' },
  ],
};

/** A part of the course. */
interface Part {
  readonly title: string;
  /** What a reader learns, by the name of the example. */
  readonly examples: ReadonlyMap<string, string>;
}

/** The course of examples/README.md. An example in several parts belongs to the last. */
function course(): Part[] {
  const [, ...sections] = readFileSync(join(EXAMPLES, 'README.md'), 'utf8').split(/^## /m);
  const rows = sections.map(section => [...section.matchAll(/^\| \d+ \| \[([\w-]+)\]\([^)]*\) \| (.*?) \|/gm)].map(([, name, learned]): [string, string] => [name, learned]));
  return sections.map((section, index) => ({
    title: section.split('\n')[0],
    examples: new Map(rows[index].filter(([name]) => !rows.slice(index + 1).flat().some(([later]) => later === name))),
  })).filter(({ examples }) => examples.size > 0);
}

/** A page for each example, in the order of the course: its program and output. */
export function examplePages(repository: string): Page[] {
  const parts = course();
  return [
    {
      path: 'examples/index',
      title: 'Examples',
      description: 'Programs that run, each with the manifests that it writes.',
      frontmatter: { aside: false },
      body: [
        '# Examples',
        'A course in programs, from the first app to an operator with its access and its paths. Each runs in a clone of the repository; its page has the program, what it writes, and what the commands say of it.',
        ...parts.flatMap(({ title, examples }) => [
          `## ${text(title)}`,
          table(['Example', 'What you learn'], [...examples].map(([name, learned]) => [link(name, `/examples/${name}`), learned])),
        ]),
      ].join('\n\n'),
    },
    ...parts.flatMap(({ examples }) => [...examples.keys()]).map(name => examplePage(name, repository)),
  ];
}

export function exampleSidebar(): object[] {
  return [
    { text: 'All examples', link: '/examples/' },
    ...course().map(({ title, examples }) => ({ text: title, items: [...examples.keys()].map(name => ({ text: name, link: `/examples/${name}` })) })),
  ];
}

function examplePage(name: string, repository: string): Page {
  const folder = join(EXAMPLES, name);
  const [, header = '', main] = /^(?:\/\*\*([\s\S]*?)\*\/\n)?([\s\S]*)$/.exec(readFileSync(join(folder, 'main.ts'), 'utf8'))!;
  const about = header.replace(/^ ?\* ?/gm, '').trim();
  const others = readdirSync(folder).filter(file => /(?<!\.test)\.ts$/.test(file) && file !== 'main.ts').sort();
  const files = existsSync(join(folder, 'golden')) ? readdirSync(join(folder, 'golden')).sort() : [];
  // The printed output comes first.
  const golden = ['.txt', '.yaml'].flatMap(type => files.filter(file => file.endsWith(type)));
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
      ...terminal(name),
      ...golden.length === 0 ? [] : ['## What it writes', group(written.filter(({ file }) => !long.includes(file)).map(({ file, content }) => shown(file, content)))],
      ...long.length === 0 ? [] : [`Longer files: ${long.map(file => link(code(file), `${repository}/blob/main/examples/${name}/golden/${file}`)).join(', ')}.`],
    ].join('\n\n'),
  };
}

/** The output of commands on the example. */
function terminal(name: string): string[] {
  const recordings = RECORDINGS.filter(({ example }) => example === name);
  return recordings.length === 0 ? [] : [
    '## What the commands say',
    ...[...PICTURES[name] ?? [], ...recordings].flatMap(({ title, picture }) => [`### ${title}`, link(`![${text(title)}](/${picture})`, `/${picture}`)]),
  ];
}

function group(blocks: readonly string[]): string {
  return blocks.length === 1 ? blocks[0] : `::::: code-group\n\n${blocks.join('\n\n')}\n\n:::::`;
}
