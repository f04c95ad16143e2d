import { readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

const ROOT = join(__dirname, '..', '..');
const PATHS = ['API.md', ...readdirSync(join(ROOT, 'docs/api')).map(name => `docs/api/${name}`)];
const texts = new Map(PATHS.map(path => [path, readFileSync(join(ROOT, path), 'utf8')]));

/** The headings of a file as GitHub's anchors. GitHub numbers repeated ones. */
const anchorsOf = (text: string) => [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)]
  .map(([, heading]) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

/** The types in the table at the top of a file, or in the sections of the index, with their links. */
const listedIn = (text: string) => [...text.matchAll(/^\| \[`(\w+)`\]\(([^)]+)\) \|/gm)].map(([, type, link]) => ({ type, link }));

const index = listedIn(texts.get('API.md')!);

test('GitHub renders each file', () => {
  // GitHub shows Markdown above 512 KB as plain text.
  expect(PATHS.filter(path => Buffer.byteLength(texts.get(path)!) > 500_000)).toEqual([]);
});

test('the index lists each public type once', () => {
  const exported = [...readFileSync(join(ROOT, 'src/index.ts'), 'utf8').matchAll(/^export \{([^}]*)\}/gm)]
    .flatMap(([, list]) => [...list.matchAll(/(?:type )?(\w+)/g)].map(([, name]) => name));
  expect(exported.length).toBeGreaterThan(90);
  // jsii does not support the interface that it implements.
  expect(index.map(({ type }) => type).sort()).toEqual(exported.filter(name => name !== 'LeastPrivilegeValidation').sort());
});

test('the index links each type to its heading, and each file lists its own', () => {
  for (const { type, link } of index) {
    const [path, anchor] = link.split('#');
    expect(texts.get(path)).toMatch(new RegExp(`^## ${type}$`, 'm'));
    expect(anchor).toBe(type.toLowerCase());
    expect(listedIn(texts.get(path)!)).toContainEqual({ type, link: `#${anchor}` });
  }
});

test.each(PATHS)('every link in %s leads to a unique heading of its file', path => {
  const links = [...texts.get(path)!.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
    .map(([link, target, anchor]) => ({ link, anchor, text: readFileSync(join(ROOT, target === '' ? path : join(dirname(path), target)), 'utf8') }));
  expect(links.length).toBeGreaterThan(5);
  const broken = links.filter(({ anchor, text }) => anchor !== undefined && anchorsOf(text).filter(each => each === anchor).length !== 1);
  expect(broken.map(({ link }) => link)).toEqual([]);
});
