import { createColors } from 'picocolors';
import { settle } from '../configuration/settings';
import { paintSeverity } from '../report/severity-color';
import { PACKS } from '../rules/packs';
import { RULE_GROUPS } from '../rules/registry';
import { SeverityName } from '../rules/severity';
import { SafeText, safeText } from '../text/safe-text';

/**
 * All rules, or those of a pack, as a table.
 *
 * @throws InputError if there is no such pack
 */
export function rulesTable(packName: string | undefined, color: boolean): SafeText {
  const colors = createColors(color);
  const packs = packName === undefined ? PACKS : [settle({ pack: packName }).pack];
  const groups = RULE_GROUPS
    .map(({ title, rules }) => ({ title, rules: rules.filter(({ id }) => packs.some(({ severities }) => Object.hasOwn(severities, id))) }))
    .filter(({ rules }) => rules.length > 0);
  const widthOfIds = Math.max(...groups.flatMap(({ rules }) => rules.map(({ id }) => id.length)));
  const widths = packs.map(({ name }) => Math.max(name.length, 'critical'.length));
  const cell = (severity: SeverityName | undefined, width: number) =>
    severity === undefined ? '-'.padEnd(width) : paintSeverity(colors, severity, severity.padEnd(width));
  const lines = groups.flatMap(({ title, rules }) => [
    '',
    colors.bold(title),
    ...rules.map(({ id, summary }) => [
      `  ${id.padEnd(widthOfIds)}`,
      ...packs.map(({ severities }, index) => cell(Object.hasOwn(severities, id) ? severities[id] : undefined, widths[index])),
      summary,
    ].join('  ')),
  ]);
  const head = [`  ${'RULE'.padEnd(widthOfIds)}`, ...packs.map(({ name }, index) => name.toUpperCase().padEnd(widths[index])), 'WHAT IT FINDS'].join('  ');
  const total = groups.reduce((sum, { rules }) => sum + rules.length, 0);
  return safeText([colors.dim(head), ...lines, '', `${total} rules; least-privilege explain <rule> says more about one.`, ''].join('\n'), { colors: color });
}
