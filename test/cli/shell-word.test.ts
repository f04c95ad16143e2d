import { shellWord } from '../../src/cli/shell-word';

test.each([
  ['apps/web.yaml', 'apps/web.yaml'],
  ['-', "'-'"],
  ["it's $(id)", "'it'\\''s $(id)'"],
])('%s is one word', (text, expected) => {
  expect(shellWord(text)).toBe(expected);
});
