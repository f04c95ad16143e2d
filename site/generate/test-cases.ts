import { readdirSync } from 'fs';
import Module, { createRequire } from 'module';
import { join } from 'path';
import { Rule, RuleDescription } from '../../src/rules/rule';
import { Find } from '../../test/rules/_test-audit-rule';
import { ValidCase } from '../../test/rules/_test-rule';

/** The manifests in the tests of a rule. */
export interface RuleCases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly ValidCase[];
  /** Set if the audit itself applies the rule. */
  readonly find?: Find;
}

const load = createRequire(__filename);
const TESTS = join(__dirname, '../../test/rules');

/**
 * The cases that tests pass to `testRule` and `testAuditRule`, by rule id.
 *
 * Loads the test files without a test runner: these two only collect the cases, bodies
 * of `describe` run, and the other test functions do nothing.
 */
export function ruleCases(): ReadonlyMap<string, RuleCases> {
  const cases = new Map<string, RuleCases>();
  const collect = ({ id }: RuleDescription, { valid, invalid, find }: RuleCases): void => {
    const before = cases.get(id) ?? { valid: [], invalid: [] };
    cases.set(id, { valid: [...before.valid, ...valid], invalid: [...before.invalid, ...invalid], find });
  };
  const helpers = {
    '../../test/rules/_test-rule': { testRule: (rule: Rule, all: RuleCases) => collect(rule, all) },
    '../../test/rules/_test-audit-rule': { testAuditRule: (rule: RuleDescription, find: Find, all: RuleCases) => collect(rule, { ...all, find }) },
  };
  return withoutRunner(helpers, () => {
    for (const folder of readdirSync(TESTS, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name).sort()) {
      for (const file of readdirSync(join(TESTS, folder)).filter(name => /^[a-z].*\.test\.ts$/.test(name)).sort()) { load(join(TESTS, folder, file)); }
    }
    return cases;
  });
}

function withoutRunner<T>(helpers: Readonly<Record<string, object>>, run: () => T): T {
  const inert: unknown = new Proxy(() => inert, { get: (_, name) => name === 'getState' ? () => ({}) : inert, apply: () => inert });
  const describe = Object.assign((_: string, body: () => void) => body(), {
    each: (rows: readonly unknown[]) => (_: string, body: (...row: unknown[]) => void) => rows.forEach(row => body(...[row].flat())),
  });
  const globals = globalThis as unknown as Record<string, unknown>;
  const runner = Object.fromEntries(['test', 'it', 'expect', 'jest', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach'].map(name => [name, inert]));
  const replaced = Object.entries({ ...runner, describe }).filter(([name]) => !(name in globals));
  const files = Object.entries(helpers).map(([path, exports]) => ({ file: require.resolve(path), exports }));
  for (const { file, exports } of files) { require.cache[file] = Object.assign(new Module(file), { exports, loaded: true }); }
  for (const [name, value] of replaced) { globals[name] = value; }
  try {
    return run();
  } finally {
    for (const [name] of replaced) { delete globals[name]; }
    for (const { file } of files) { delete require.cache[file]; }
  }
}
