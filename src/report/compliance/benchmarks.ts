import { cisControls } from './cis';
import { Benchmark, Control } from './control';
import { nsaGuidance } from './nsa';
import { owaspTopTen } from './owasp';
import { pciDss } from './pci-dss';
import { soc2 } from './soc2';
import { RULE_DESCRIPTIONS } from '../../rules/registry';

/** All benchmarks, by name. */
export const BENCHMARKS: ReadonlyMap<string, Benchmark> = new Map(
  [cisControls, nsaGuidance, owaspTopTen, pciDss, soc2].map(benchmark => [benchmark.name, benchmark]),
);

/** The rules whose findings are evidence about a control, in the order of the registry. */
export function rulesOf({ cited, categories = [], rules = [] }: Control): readonly string[] {
  return RULE_DESCRIPTIONS
    .filter(({ id, category, references }) => categories.includes(category) || rules.includes(id)
      || (cited !== undefined && references.some(({ title }) => cites(title, cited))))
    .map(({ id }) => id);
}

/** `5.1.1` is not cited by `5.1.10`. */
function cites(title: string, cited: string): boolean {
  return title.startsWith(cited) && (cited.endsWith(' ') || title.length === cited.length);
}
