import { readdirSync } from 'fs';
import { join } from 'path';
import { applyCode } from './_apply-code';
import { applyFixes, Outcome } from './_apply-fixes';
import { CHOICES, UNCOVERED } from './_choices';
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

/** Collects the manifests from the tests of all rules, without running the tests. */
function collectCases(): void {
  const { describe, test } = globalThis;
  const run = Object.assign((_: string, suite: () => void) => suite(), {
    each: (rows: readonly unknown[]) => (_: string, suite: (...row: readonly unknown[]) => void) => {
      rows.forEach(row => suite(...Array.isArray(row) ? row : [row]));
    },
  });
  Object.assign(globalThis, { describe: run, test: Object.assign(() => {}, { each: () => () => {}, skip: () => {} }) });
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

/** The same roles, with read access to what they change. */
function alsoReading(yaml: string): string {
  return yaml.replace(/(?<!nonResourceURLs.*)verbs: \[(?!['"]?\*)/g, 'verbs: [get, list, watch, ');
}

for (const { rule, name, yaml, options } of [...mockCases]) {
  const withReads = alsoReading(yaml);
  if (rule.subject === 'role' && withReads !== yaml) { mockCases.push({ rule, name: `${name}, with read access`, yaml: withReads, options }); }
}

const byRule = new Map<string, typeof mockCases>();
for (const each of mockCases) { byRule.set(each.rule.id, [...byRule.get(each.rule.id) ?? [], each]); }

const outcomesOf = (cases: typeof mockCases): (Outcome & { readonly name: string })[] =>
  cases.flatMap(({ rule, name, yaml, options }) => applyFixes(rule, yaml, options).map(outcome => ({ name, ...outcome })));

const uncoversOnly = (id: string, { added }: Outcome): boolean => added.length > 0 && added.every(rule => UNCOVERED[id]?.includes(rule));

test.each([...byRule].filter(([id]) => !(id in CHOICES)))('the computed fixes of %s remove the finding without adding any', (id, cases) => {
  const outcomes = outcomesOf(cases);
  expect(outcomes.filter(outcome => !['fixed', 'example', 'prose'].includes(outcome.kind) && !uncoversOnly(id, outcome))).toEqual([]);
  expect(outcomes.map(({ kind }) => kind)).toContain('fixed');
});

test.each([...byRule].filter(([id]) => id in CHOICES))('the fixes of %s are examples or prose', (_, cases) => {
  const outcomes = outcomesOf(cases);
  expect(outcomes.filter(({ kind }) => kind !== 'example' && kind !== 'prose')).toEqual([]);
});

/** The number of manifests per rule that are rendered with cdk8s. */
const CODE_CASES = 3;

test.each([...byRule].filter(([id]) => !(id in CHOICES)))('the computed fixes of %s work as code on constructs', (_, cases) => {
  const outcomes = cases.slice(0, CODE_CASES).flatMap(({ rule, yaml, options }) => applyCode(rule, yaml, options));
  expect(outcomes.filter(({ isGone }) => !isGone)).toEqual([]);
});

test('every rule with a choice exists', () => {
  expect(Object.keys(CHOICES).filter(id => !RULES.some(rule => rule.id === id))).toEqual([]);
});

test('every rule has manifests here', () => {
  expect(RULES.map(({ id }) => id).filter(id => !byRule.has(id) && !(id in CHOICES))).toEqual([]);
});
