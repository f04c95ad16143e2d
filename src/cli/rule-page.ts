import { createColors } from 'picocolors';
import { printableRule } from './printable-rule';
import { acceptanceAnnotation } from '../acceptance';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { severityOfCustomRule } from '../audit/rule-severities';
import { ruleLink } from '../report/rule-descriptions';
import { paintSeverity } from '../report/severity-color';
import { wrap, wrapUnlessCode } from '../report/wrap';
import { CATEGORIES } from '../rules/category';
import { PACKS } from '../rules/packs';
import { ACCEPTANCE_RULES, RULE_DESCRIPTIONS } from '../rules/registry';
import { Rule, RuleDescription } from '../rules/rule';
import { didYouMean } from '../text/nearest';
import { SafeText, safeText } from '../text/safe-text';

/**
 * Everything a reader needs to know about a rule.
 *
 * @param customRules Rules in addition to those of this library.
 * @throws InputError if no rule has the id
 */
export function rulePage(id: string, customRules: readonly Rule[], color: boolean, width: number): SafeText {
  const all: readonly RuleDescription[] = [...RULE_DESCRIPTIONS, ...customRules.map(printableRule)];
  const rule = all.find(each => each.id === id);
  if (!rule) {
    throw new InputError(`there is no rule ${quote(id)}${didYouMean(id, all.map(each => each.id))} (least-privilege rules lists all`
      + `${customRules.length === 0 ? '; --custom-rules FILE adds custom rules' : ''})`);
  }
  const isCustom = customRules.some(each => each.id === id);
  const colors = createColors(color);
  const title = (text: string) => ['', colors.bold(text)];
  const severities = PACKS.map(pack => {
    const severity = isCustom ? severityOfCustomRule(rule, pack) : Object.hasOwn(pack.severities, id) ? pack.severities[id] : undefined;
    return `${pack.name} ${severity === undefined ? '-' : paintSeverity(colors, severity, severity)}`;
  });
  return safeText([
    colors.bold(id),
    ...wrap(rule.summary, '', width),
    ...isCustom ? ['', ...wrap('A custom rule. Set its severity with rules in least-privilege.yaml.', '', width)] : [],
    ...title('Severity'), ...wrap(severities.join(', '), '  ', width),
    ...rule.category === undefined ? [] : [...title('Category'), ...wrap(`${rule.category}: ${CATEGORIES[rule.category]}`, '  ', width)],
    ...title('Why it matters'), ...wrap(rule.why, '  ', width),
    ...title('How to fix it with a construct'), ...wrapUnlessCode(rule.fix.construct, '  ', width),
    ...title('How to fix it in YAML'), ...wrapUnlessCode(rule.fix.yaml, '  ', width),
    ...title('How to accept it'), ...acceptance(id, width),
    ...ruleLink(id) === undefined ? [] : [...title('Examples of manifests'), `  ${colors.cyan(ruleLink(id)!)}`],
    ...rule.references.length === 0 ? [] : [
      ...title('References'),
      ...rule.references.map(({ title: name, url }) => `  ${name}${url === undefined ? '' : ` ${colors.cyan(url)}`}`),
    ],
    '',
  ].join('\n'), { colors: color });
}

function acceptance(id: string, width: number): string[] {
  if (ACCEPTANCE_RULES.some(rule => rule.id === id)) { return ['  Findings of this rule cannot be accepted.']; }
  return [
    ...wrap('If the risk is intended, add this to the metadata.annotations of the object, with the key that audit --show lines shows in brackets '
      + '(without it, all findings of the rule on the object are accepted) and, optionally, an owner, a ticket and a last day:', '  ', width),
    `    ${acceptanceAnnotation(id)}: '[KEY] REASON owner=NAME ticket=ID until=YYYY-MM-DD'`,
    '  or in code, for all objects below a construct:',
    `    Findings.of(construct).accept({ rule: '${id}', finding: 'KEY', reason: 'REASON', owner: 'NAME', ticket: 'ID', until: 'YYYY-MM-DD' });`,
  ];
}
