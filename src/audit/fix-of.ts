import { Finding } from './finding';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { RuleDescription } from '../rules/rule';

/** How to mend an object: what was made for it, or else the example of the rule. */
export function fixOf({ origin }: ManifestObject, rule: Pick<RuleDescription, 'fix'>, own: string | undefined): Pick<Finding, 'fix' | 'fixIsExample'> {
  return own === undefined ? { fix: origin.construct === undefined ? rule.fix.yaml : rule.fix.construct, fixIsExample: true } : { fix: own };
}

/** The name of the field that lines begin with. */
const FIELD = /^([\w./-]+):(?: |\n|$)/;

/**
 * The lines to write at a path where they were made for a place below it: within
 * the fields that are not there yet.
 */
export function linesAt(path: Path, place: Path, lines: string): string {
  const missing = place.slice(path.length);
  const [, field] = FIELD.exec(lines) ?? [];
  const around = field === undefined ? [] : missing.slice(0, Math.max(missing.lastIndexOf(field), 0));
  if (around.some(step => typeof step === 'number')) { return lines; }
  return [...around.map((step, depth) => `${'  '.repeat(depth)}${step}:`), ...lines.split('\n').map(line => `${'  '.repeat(around.length)}${line}`)].join('\n');
}
