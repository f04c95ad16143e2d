import { createColors } from 'picocolors';
import { printable } from '../../src/text/printable';
import { safeText } from '../../src/text/safe-text';
import { HOSTILE_TEXTS, unsafeLinesIn } from '../_hostile';

test.each(HOSTILE_TEXTS)('%j contains no command', hostile => {
  expect(unsafeLinesIn(safeText(`${hostile}\n  ${hostile}\n${hostile}`))).toEqual([]);
});

test.each(HOSTILE_TEXTS)('%j keeps its value in JSON', hostile => {
  const json = safeText(JSON.stringify({ [hostile]: [hostile] }, undefined, 2));
  expect(JSON.parse(json)).toEqual({ [hostile]: [hostile] });
  expect(unsafeLinesIn(json)).toEqual([]);
});

test.each(HOSTILE_TEXTS)('%j is unchanged if escaped twice', hostile => {
  expect(safeText(safeText(hostile))).toBe(safeText(hostile));
});

test.each(HOSTILE_TEXTS.filter(hostile => !/[\\"]/.test(hostile)))('%j becomes one line that is readable as JSON', hostile => {
  expect(printable(hostile)).not.toContain('\n');
  expect(JSON.parse(`"${printable(hostile)}"`)).toBe(hostile);
});

test.each([
  ['plain text', 'kind: Pod\n  name: a::b # see #1 [x] ## y\n'], ['other scripts', 'Überprüfung: оплата 支払い دفع 💳\n'], ['a colon at the beginning', ':80 is a port\n'],
])('%s is unchanged', (_, text) => {
  expect(safeText(text)).toBe(text);
});

test('a command stays readable', () => {
  expect(safeText('a\n  ::error::b ##vso[x]')).toBe('a\n  \\u003a:error::b #\\u0023vso[x]');
});

describe('colours', () => {
  const { bold, dim, inverse, red, green, yellow, blue, magenta, cyan } = createColors(true);
  const painted = [bold, dim, inverse, red, green, yellow, blue, magenta, cyan].map(paint => paint('x')).join('\n');

  test('are kept if they are ours', () => {
    expect(safeText(painted, { colors: true })).toBe(painted);
  });

  test('are escaped if none are expected', () => {
    expect(unsafeLinesIn(safeText(painted))).toEqual([]);
  });

  test('are the only sequences kept: no cursor, no hidden text, no title', () => {
    expect(safeText('\u001b[8m\u001b[2J\u001b[1A\u001b]0;t\u0007', { colors: true })).toBe('\\u001b[8m\\u001b[2J\\u001b[1A\\u001b]0;t\\u0007');
  });

  test('do not hide a command at the beginning of a line', () => {
    expect(safeText(` ${bold('::error::x')}`, { colors: true })).not.toContain('::error');
  });
});

test('our commands are kept, and all others are escaped', () => {
  expect(safeText('::error title=x::a ##[b]\u001b[2J\n', { commands: true })).toBe('::error title=x::a #\\u0023[b]\\u001b[2J\n');
});
