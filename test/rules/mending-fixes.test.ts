import { readdirSync } from 'fs';
import { join } from 'path';
import { CHOICES, UNCOVERED } from './_choices';
import { mended, Outcome } from './_mended';
import { RULE_FOLDERS } from './_rule-folders';
import { InvalidCase } from './_test-rule';
import { CheckOptions } from './_violations';
import { RULES } from '../../src/rules/registry';
import { Rule } from '../../src/rules/rule';

const mockCases: { readonly rule: Rule; readonly name: string; readonly yaml: string; readonly options?: CheckOptions }[] = [];

jest.mock('./_test-rule', () => ({
  testRule: (rule: Rule, { invalid }: { readonly invalid: readonly InvalidCase[] }) => {
    for (const { name, yaml, options } of invalid) { mockCases.push({ rule, name, yaml, options }); }
  },
}));

/** Takes the manifests of the tests of all rules, and runs none of their tests. */
function collectCases(): void {
  const { describe, test } = globalThis;
  const nothing = Object.assign(() => {}, { each: () => () => {} });
  Object.assign(globalThis, { describe: nothing, test: nothing });
  try {
    for (const folder of RULE_FOLDERS) {
      for (const file of readdirSync(join(__dirname, folder)).filter(name => name.endsWith('.test.ts'))) {
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        require(join(__dirname, folder, file));
      }
    }
  } finally {
    Object.assign(globalThis, { describe, test });
  }
}

collectCases();

const byRule = new Map<string, typeof mockCases>();
for (const each of mockCases) { byRule.set(each.rule.id, [...byRule.get(each.rule.id) ?? [], each]); }

test.each([...byRule].filter(([id]) => !(id in CHOICES)))('the fix of %s mends what it is made for', (id, cases) => {
  const outcomes = cases.flatMap(({ rule, name, yaml, options }) => mended(rule, yaml, options).map(outcome => ({ name, ...outcome })));
  const isMended = ({ kind, added }: Outcome): boolean => kind === 'mended' || kind === 'example' || (added.length > 0 && added.every(rule => rule === UNCOVERED[id]));
  expect(outcomes.filter(outcome => !isMended(outcome))).toEqual([]);
  expect(outcomes.map(({ kind }) => kind)).toContain('mended');
});

test('only rules that there are leave a choice', () => {
  expect(Object.keys(CHOICES).filter(id => !RULES.some(rule => rule.id === id))).toEqual([]);
});

test('every rule of a folder of tests has manifests here', () => {
  expect(RULES.map(({ id }) => id).filter(id => !byRule.has(id) && !(id in CHOICES))).toEqual([]);
});
