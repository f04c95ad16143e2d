import { documentsOf } from './_data';

/** Nine references to the previous level, on every level. */
function billionLaughs(levels: number): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level <= levels; level++) {
    lines.push(`a${level}: &a${level} [${Array(9).fill(`*a${level - 1}`).join(', ')}]`);
  }
  return lines.join('\n');
}

test('a few lines that expand to millions of nodes are rejected quickly', () => {
  expect(() => documentsOf(billionLaughs(5))).toThrow('too many aliases');
  expect(() => documentsOf(billionLaughs(9))).toThrow('too many aliases');
  expect(() => documentsOf(billionLaughs(400))).toThrow('too many aliases');
});

test('with merges too', () => {
  const lines = ['a0: &a0 {k0: [x, x, x, x, x, x, x, x, x]}'];
  for (let level = 1; level < 10; level++) {
    lines.push(`a${level}: &a${level}`, ...Array.from({ length: 9 }, (_, index) => `  k${index}: {<<: *a${level - 1}}`));
  }
  expect(() => documentsOf(lines.join('\n'))).toThrow('too many aliases');
});

test('ordinary aliases are read', () => {
  const labels = Array.from({ length: 20 }, (_, index) => `l${index}: x`).join(', ');
  const uses = Array.from({ length: 200 }, (_, index) => `u${index}: {name: n${index}, labels: *labels}`);
  const [document] = documentsOf(`labels: &labels {${labels}}\n${uses.join('\n')}`) as [Record<string, { labels: object }>];
  expect(Object.keys(document.u199.labels)).toHaveLength(20);
});

test('nested aliases have the same depth limit as other nodes', () => {
  const padding = `p: [${'x, '.repeat(100_000)}x]\n`;
  const nested = (levels: number) => padding + Array.from({ length: levels }, (_, level) => `a${level}: &a${level} [${level ? `*a${level - 1}` : ''}]`).join('\n');
  expect(() => documentsOf(nested(600))).toThrow('nested deeper than 500 levels');
  expect(documentsOf(nested(400))).toHaveLength(1);
});
