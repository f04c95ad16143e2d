import { constructFix } from './construct-fix';
import { Finding } from './finding';
import { withOwnNames } from './own-names';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { Container } from '../model/workload';
import { RuleDescription } from '../rules/rule';

/**
 * How to fix an object: the computed fix, as YAML or as code on the construct that made
 * the object, or else the example of the rule.
 *
 * @param containers The containers of the object, whose names appear in example code.
 */
export function fixOf(
  object: ManifestObject, rule: Pick<RuleDescription, 'fix'>, path: Path, own: string | undefined, containers: readonly Container[] = [],
): Pick<Finding, 'fix' | 'fixIsExample'> {
  const { construct, isIncluded } = object.origin;
  const isCode = construct !== undefined && !isIncluded;
  const computed = own !== undefined && isCode ? constructFix(object, path, own) : own;
  if (computed !== undefined) { return { fix: computed }; }
  return { fix: isCode ? withOwnNames(rule.fix.construct, object, path, containers) : rule.fix.yaml, fixIsExample: true };
}

/** The field name that lines begin with. */
const FIELD = /^([\w./-]+):(?: |\n|$)/;

/**
 * Lines to write at a path that were made for a path below it: nested in the missing
 * fields.
 */
export function linesAt(path: Path, place: Path, lines: string): string {
  const missing = place.slice(path.length);
  const [, field] = FIELD.exec(lines) ?? [];
  const around = field === undefined ? [] : missing.slice(0, Math.max(missing.lastIndexOf(field), 0));
  if (around.some(step => typeof step === 'number')) { return lines; }
  return [
    ...around.map((step, depth) => `${'  '.repeat(depth)}${step}:`),
    ...lines.split('\n').map(line => `${'  '.repeat(around.length)}${line}`),
  ].join('\n');
}
