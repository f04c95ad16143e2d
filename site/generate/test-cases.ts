import { readdirSync } from 'fs';
import Module, { createRequire } from 'module';
import { join } from 'path';
import { Rule } from '../../src/rules/rule';
import { InvalidCase, ValidCase } from '../../test/rules/_test-rule';

/** The manifests in the tests of a rule. */
export interface RuleCases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

const load = createRequire(__filename);
const TESTS = join(__dirname, '../../test/rules');

/**
 * The cases that tests pass to `testRule`, by rule id.
 *
 * Loads the test files without a test runner: `testRule` only collects the cases, and
 * the other test functions do nothing.
 */
export function ruleCases(): ReadonlyMap<string, RuleCases> {
  const cases = new Map<string, RuleCases>();
  const testRule = (rule: Rule, { valid, invalid }: RuleCases): void => {
    const before = cases.get(rule.id) ?? { valid: [], invalid: [] };
    cases.set(rule.id, { valid: [...before.valid, ...valid], invalid: [...before.invalid, ...invalid] });
  };
  return withoutRunner(testRule, () => {
    for (const folder of readdirSync(TESTS, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name).sort()) {
      for (const file of readdirSync(join(TESTS, folder)).filter(name => /^[a-z].*\.test\.ts$/.test(name)).sort()) { load(join(TESTS, folder, file)); }
    }
    return cases;
  });
}

function withoutRunner<T>(testRule: (rule: Rule, cases: RuleCases) => void, run: () => T): T {
  const inert: unknown = new Proxy(() => inert, { get: (_, name) => name === 'getState' ? () => ({}) : inert, apply: () => inert });
  const globals = globalThis as unknown as Record<string, unknown>;
  const replaced = ['test', 'it', 'describe', 'expect', 'jest', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach'].filter(name => !(name in globals));
  const helper = require.resolve('../../test/rules/_test-rule');
  const collector = new Module(helper);
  collector.exports = { testRule };
  collector.loaded = true;
  require.cache[helper] = collector;
  for (const name of replaced) { globals[name] = inert; }
  try {
    return run();
  } finally {
    for (const name of replaced) { delete globals[name]; }
    delete require.cache[helper];
  }
}
