import { createColors } from 'picocolors';
import { printableRule } from './printable-rule';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { severityOfCustomRule } from '../audit/rule-severities';
import { resolveSettings } from '../configuration/settings';
import { paintSeverity } from '../report/severity-color';
import { Colors } from '../report/table';
import { toolVersion } from '../report/tool-version';
import { MINIMUM_WIDTH, wrap } from '../report/wrap';
import { CATEGORY_NAMES } from '../rules/category';
import { Pack } from '../rules/pack';
import { PACKS } from '../rules/packs';
import { RULE_GROUPS } from '../rules/registry';
import { Rule, RuleDescription } from '../rules/rule';
import { SeverityName } from '../rules/severity';
import { didYouMean } from '../text/nearest';
import { SafeText, safeText } from '../text/safe-text';

/** Selects the rules to list. */
export interface RuleFilter {
  /** @default - all packs */
  readonly pack?: string;
  /** @default - all categories */
  readonly category?: string;
  /** Rules in addition to those of this library. */
  readonly customRules: readonly Rule[];
}

/** Abbreviations of severities for narrow columns. */
const LETTERS: { readonly [severity in SeverityName]: string } = { critical: 'C', high: 'H', medium: 'M', low: 'L' };

/** The rules of a group that match a filter. */
interface ListedGroup {
  readonly title: string;
  readonly rules: readonly ListedRule[];
}

/** A rule, with its severity in each pack that contains it. */
interface ListedRule {
  readonly rule: RuleDescription;
  severityIn(pack: Pack): SeverityName | undefined;
}

/** The rules that match a filter, and the packs that set their severity. */
interface Listed {
  readonly packs: readonly Pack[];
  readonly groups: readonly ListedGroup[];
}

/**
 * All rules, or those of a pack or a category, as a table of the given width.
 *
 * @throws InputError if the pack or category is unknown
 */
export function rulesTable(filter: RuleFilter, color: boolean, width: number): SafeText {
  const { packs, groups } = listed(filter);
  const colors = createColors(color);
  const ids = groups.flatMap(({ rules }) => rules.map(({ rule: { id } }) => id.length));
  const widthOfIds = Math.min(Math.max(0, ...ids), Math.max(width - 2 * packs.length - 4 - MINIMUM_WIDTH, MINIMUM_WIDTH));
  const lines = groups.flatMap(({ title, rules }) => [
    '',
    colors.bold(title),
    ...rules.flatMap(({ rule: { id, summary }, severityIn }) => {
      const letters = packs.map(pack => letterOf(severityIn(pack), colors)).join(' ');
      const [first, ...others] = wrap(summary, '', width - 4 - widthOfIds - 2 * packs.length);
      const indent = ' '.repeat(2 + widthOfIds + 1 + 2 * packs.length + 1);
      return id.length > widthOfIds
        ? [`  ${id}`, `${' '.repeat(2 + widthOfIds)} ${letters}  ${first}`, ...others.map(line => indent + line)]
        : [`  ${id.padEnd(widthOfIds)} ${letters}  ${first}`, ...others.map(line => indent + line)];
    }),
  ]);
  const total = groups.reduce((sum, { rules }) => sum + rules.length, 0);
  return safeText([
    ...packs.map(({ name }, index) => colors.dim(`${' '.repeat(3 + widthOfIds)}${'| '.repeat(index)}${name}`)),
    ...lines,
    '',
    ...wrap('C is critical, H high, M medium, L low, and - not in the pack.', '', width),
    ...wrap(`${total} rules; run least-privilege explain <rule> for details.`, '', width),
    '',
  ].join('\n'), { colors: color });
}

/**
 * The same as JSON.
 *
 * @throws InputError if the pack or category is unknown
 */
export function rulesJson(filter: RuleFilter): SafeText {
  const { packs, groups } = listed(filter);
  const rules = groups.flatMap(({ title, rules: ofGroup }) => ofGroup.map(({ rule, severityIn }) => {
    const { id, category, summary, remedy, why, fix, references } = rule;
    const severities = Object.fromEntries(packs.map(pack => [pack.name, severityIn(pack)]));
    return { id, group: title, category, severities, summary, remedy, why, fix, references };
  }));
  return safeText(`${JSON.stringify({ version: 1, tool: { name: 'least-privilege', version: toolVersion() }, rules }, undefined, 2)}\n`);
}

function listed({ pack: packName, category: only, customRules }: RuleFilter): Listed {
  if (only !== undefined && !CATEGORY_NAMES.some(name => name === only)) {
    throw new InputError(`there is no category ${quote(only)}; there are ${CATEGORY_NAMES.join(', ')}${didYouMean(only, CATEGORY_NAMES)}`);
  }
  const packs = packName === undefined ? PACKS : [resolveSettings({ pack: packName }).pack];
  const all: readonly ListedGroup[] = [
    ...RULE_GROUPS.map(({ title, rules }) => ({
      title,
      rules: rules.map(rule => ({
        rule,
        severityIn: ({ severities }: Pack) => Object.hasOwn(severities, rule.id) ? severities[rule.id] : undefined,
      })),
    })),
    { title: 'Custom rules', rules: customRules.map(rule => ({ rule: printableRule(rule), severityIn: pack => severityOfCustomRule(rule, pack) })) },
  ];
  const groups = all
    .map(({ title, rules }) => ({
      title,
      rules: rules.filter(({ rule: { category }, severityIn }) =>
        (only === undefined || category === only) && packs.some(pack => severityIn(pack) !== undefined)),
    }))
    .filter(({ rules }) => rules.length > 0);
  return { packs, groups };
}

function letterOf(severity: SeverityName | undefined, colors: Colors): string {
  return severity === undefined ? '-' : paintSeverity(colors, severity, LETTERS[severity]);
}
