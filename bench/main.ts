/** Measures budgets as ratios within one run. It only prints; no number makes it fail. */
import { measureChecking } from './checking';
import { measureConstruction } from './construction';
import { measureProcesses } from './processes';
import { measureRules } from './rules';

const BENCHMARKS: { readonly [name: string]: () => void } = {
  construction: measureConstruction,
  checking: measureChecking,
  processes: measureProcesses,
  rules: measureRules,
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(BENCHMARKS);
for (const name of names) {
  if (!Object.hasOwn(BENCHMARKS, name)) {
    console.error(`there is no benchmark ${JSON.stringify(name)}; there are ${Object.keys(BENCHMARKS).join(', ')}`);
    process.exit(2);
  }
}
for (const name of names) { BENCHMARKS[name](); }
