import { ReportOptions } from './format';
import { fence } from './markdown-text';
import { projectLink } from './project-link';
import { ruleDescription, ruleLink } from './rule-descriptions';
import { AuditResult, Finding } from '../audit/finding';
import { Category } from '../rules/category';
import { PACKS } from '../rules/packs';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { RuleDescription } from '../rules/rule';
import { SeverityName, SEVERITIES } from '../rules/severity';

/** The rule for input that could not be read or checked. */
export const AUDIT_ERROR = 'audit-error';

export const LEVELS: { readonly [severity in SeverityName]: 'error' | 'warning' | 'note' } = { critical: 'error', high: 'error', medium: 'warning', low: 'note' };

/** In the middle of the range that GitHub gives each severity. */
const SCORES: { readonly [severity in SeverityName]: string } = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };

/** A `reportingDescriptor` of SARIF. */
export interface SarifRule {
  readonly id: string;
  readonly [property: string]: unknown;
}

/**
 * The rules of the pack, and all rules with findings. GitHub shows the severity of the
 * rule for a result, because results have none. So the severity of a rule is the worst
 * of its results.
 */
export function sarifRules({ pack, errors }: AuditResult, shown: readonly Finding[], { customRules = [] }: Pick<ReportOptions, 'customRules'>): SarifRule[] {
  const found = new Map<string, SeverityName>();
  const categories = new Map<string, Category | undefined>();
  for (const { rule, severity, category } of shown) {
    const worst = found.get(rule);
    if (worst === undefined || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(worst)) { found.set(rule, severity); }
    categories.set(rule, category);
  }
  const severities = new Map([...Object.entries(PACKS.find(({ name }) => name === pack)?.severities ?? {}), ...found]);
  const known = [...RULE_DESCRIPTIONS, ...customRules].filter(({ id }) => severities.has(id)).map(rule => describe(rule, severities.get(rule.id)!));
  const others = [...found].filter(([id]) => ruleDescription(id, { customRules }) === undefined)
    .map(([id, severity]) => describeOwn(id, severity, categories.get(id)));
  return [...known, ...others, ...errors.length > 0 ? [describeErrors()] : []];
}

function describe({ id, category, summary, why, fix, references }: RuleDescription, severity: SeverityName): SarifRule {
  const links = references.map(({ title, url }) => ({ title, url }));
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: summary },
    fullDescription: { text: why },
    helpUri: ruleLink(id),
    help: {
      text: [
        why,
        `With the constructs:\n${fix.construct.trimEnd()}`,
        `In YAML:\n${fix.yaml.trimEnd()}`,
        ...links.map(({ title, url }) => url === undefined ? title : `${title}: ${url}`),
      ].join('\n\n'),
      markdown: [
        why,
        `With the constructs:\n\n${fence(fix.construct, 'typescript')}`,
        `In YAML:\n\n${fence(fix.yaml, 'yaml')}`,
        links.map(({ title, url }) => `- ${url === undefined ? title : `[${title}](${url})`}`).join('\n'),
      ].filter(part => part !== '').join('\n\n'),
    },
    ...severityProperties(severity, category),
  };
}

/** A custom rule without a description; only its findings are known. */
function describeOwn(id: string, severity: SeverityName, category: Category | undefined): SarifRule {
  const text = `A rule of this app: ${id}`;
  return { id, shortDescription: { text }, fullDescription: { text }, help: { text }, ...severityProperties(severity, category) };
}

function describeErrors(): SarifRule {
  const text = 'Some input could not be read or checked, so findings may be missing.';
  return {
    id: AUDIT_ERROR,
    name: pascalCase(AUDIT_ERROR),
    shortDescription: { text },
    fullDescription: { text },
    helpUri: `${projectLink()}/blob/main/docs/auditing.md`,
    help: { text: `${text} Earlier findings are not necessarily fixed: resolve this error, and audit again.` },
    defaultConfiguration: { level: 'error' },
  };
}

function severityProperties(severity: SeverityName, category: Category | undefined) {
  return {
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      'security-severity': SCORES[severity],
      'tags': ['security', 'kubernetes', 'least-privilege', ...category === undefined ? [] : [category]],
      ...category === undefined ? {} : { category },
    },
  };
}

function pascalCase(id: string): string {
  return id.split('-').map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
