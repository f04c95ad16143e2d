import { createColors } from 'picocolors';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { settle } from '../configuration/settings';
import { paintSeverity } from '../report/severity-color';
import { CATEGORY_NAMES } from '../rules/category';
import { PACKS } from '../rules/packs';
import { RULE_GROUPS } from '../rules/registry';
import { SeverityName } from '../rules/severity';
import { didYouMean } from '../text/nearest';
import { SafeText, safeText } from '../text/safe-text';

/** The rules that are listed. */
export interface RuleFilter {
  /** @default - those of all packs */
  readonly pack?: string;
  /** @default - those of all categories */
  readonly category?: string;
}

/**
 * All rules, or those of a pack or a category, as a table.
 *
 * @throws InputError if there is no such pack or category
 */
export function rulesTable({ pack: packName, category: only }: RuleFilter, color: boolean): SafeText {
  if (only !== undefined && !CATEGORY_NAMES.some(name => name === only)) {
    throw new InputError(`there is no category ${quote(only)}; there are ${CATEGORY_NAMES.join(', ')}${didYouMean(only, CATEGORY_NAMES)}`);
  }
  const colors = createColors(color);
  const packs = packName === undefined ? PACKS : [settle({ pack: packName }).pack];
  const groups = RULE_GROUPS
    .map(({ title, rules }) => ({ title, rules: only === undefined ? rules : rules.filter(({ category }) => category === only) }))
    .map(({ title, rules }) => ({ title, rules: rules.filter(({ id }) => packs.some(({ severities }) => Object.hasOwn(severities, id))) }))
    .filter(({ rules }) => rules.length > 0);
  const widthOfIds = Math.max('RULE'.length, ...groups.flatMap(({ rules }) => rules.map(({ id }) => id.length)));
  const widthOfCategories = Math.max(...CATEGORY_NAMES.map(name => name.length));
  const widths = packs.map(({ name }) => Math.max(name.length, 'critical'.length));
  const cell = (severity: SeverityName | undefined, width: number) =>
    severity === undefined ? '-'.padEnd(width) : paintSeverity(colors, severity, severity.padEnd(width));
  const lines = groups.flatMap(({ title, rules }) => [
    '',
    colors.bold(title),
    ...rules.map(({ id, category, summary }) => [
      `  ${id.padEnd(widthOfIds)}`,
      category.padEnd(widthOfCategories),
      ...packs.map(({ severities }, index) => cell(Object.hasOwn(severities, id) ? severities[id] : undefined, widths[index])),
      summary,
    ].join('  ')),
  ]);
  const head = [`  ${'RULE'.padEnd(widthOfIds)}`, 'CATEGORY'.padEnd(widthOfCategories), ...packs.map(({ name }, index) => name.toUpperCase().padEnd(widths[index])), 'WHAT IT FINDS'].join('  ');
  const total = groups.reduce((sum, { rules }) => sum + rules.length, 0);
  return safeText([colors.dim(head), ...lines, '', `${total} rules; least-privilege explain <rule> says more about one.`, ''].join('\n'), { colors: color });
}
