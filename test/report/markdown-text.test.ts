import { marked } from 'marked';
import { HOSTILE } from './_result';
import { codeSpan, fence, htmlText, markdownText } from '../../src/report/markdown-text';
import { printable } from '../../src/text/printable';

/** The text that a reader of HTML sees, and the elements in it. */
function read(html: string) {
  const names: { [name: string]: string } = { lt: '<', gt: '>', quot: '"', amp: '&' };
  const text = html.replace(/<[^>]*>/g, '').replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => code ? String.fromCodePoint(Number(code)) : names[name])
    .replace(/\u200b/g, '');
  return { text: text.trim(), elements: [...html.matchAll(/<(\w+)/g)].map(([, name]) => name) };
}

const render = (markdown: string) => read(marked.parse(markdown, { async: false }));

const TEXTS = [
  HOSTILE, '- no list', '1. no list', '1) no list', '+ no list', '# no heading', '=== no heading', '> no quote', '~~no~~', '***', '--- no line', '| no | table |',
  '![no](image.png)', '[no]: https://link.example', '\\\\*', '`no code`', '&lt; &#60;', '_no_ __emphasis__', '$no$ maths', 'see https://no.example/link_with_*', 'plain text of a rule, with 2 words',
];

test.each(TEXTS)('%j is text', text => {
  const { text: seen, elements } = render(markdownText(text));
  expect(seen).toBe(printable(text));
  expect(elements).toEqual(['p']);
});

test.each(TEXTS)('%j is text in HTML', text => {
  expect(read(htmlText(text))).toEqual({ text: printable(text), elements: [] });
});

test.each([...TEXTS, '`', '``', ' `x` ', ' both ', 'a``b`c'])('%j is code', text => {
  const { text: seen, elements } = render(`x${codeSpan(text)}x`);
  expect(seen).toBe(`x${printable(text)}x`);
  expect(elements).toEqual(['p', 'code']);
});

test('empty text is not code', () => {
  expect(codeSpan('')).toBe('');
});

test.each(['a: b\n```\n</details>\n````\nc', '~~~\n'])('%j is a code block', text => {
  const { text: seen, elements } = render(fence(text, 'yaml'));
  expect(seen).toBe(text.trim());
  expect(elements).toEqual(['pre', 'code']);
});

test('mentions are not linked', () => {
  expect(markdownText('@org/team')).not.toContain('@org');
  expect(htmlText('@org/team')).not.toContain('@org');
});
