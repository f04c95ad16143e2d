import { stringLiteral } from '../../src/text/string-literal';

test.each([
  ['web', "'web'"],
  ["it's", "'it\\'s'"],
  ['a"b', "'a\"b'"],
  ['a\\b', "'a\\\\b'"],
  ["a\\'b", "'a\\\\\\'b'"],
  ['a\nb', "'a\\nb'"],
])('%j becomes %s', (text, literal) => {
  expect(stringLiteral(text)).toBe(literal);
  expect(new Function(`return ${literal}`)()).toBe(text);
});
