import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { Example, examplesOf, RuleExamples } from './examples-of-rule';
import { block, code, link, table, text } from './markdown';
import { Page } from './page';
import { ruleCases } from './test-cases';
import { acceptanceAnnotation } from '../../src/acceptance';
import { CATEGORIES } from '../../src/rules/category';
import { PACKS } from '../../src/rules/packs';
import { ACCEPTANCE_RULES, CategorizedRule, RULE_GROUPS, RULES } from '../../src/rules/registry';

const ROOT = join(__dirname, '../..');

/** A page for each rule, and one that lists them. */
export function rulePages(): Page[] {
  const cases = ruleCases();
  const rules = new Map(RULES.map(rule => [rule.id, rule]));
  const examples = (id: string): RuleExamples => {
    const ofTests = cases.get(id);
    if (ofTests === undefined) { throw new Error(`no test of ${id} uses testRule or testAuditRule, from which its page takes examples`); }
    return examplesOf(ofTests, rules.get(id));
  };
  return [
    indexPage(),
    ...RULE_GROUPS.flatMap(group => group.rules.map(rule => rulePage(rule, group.title, group.rules, examples(rule.id)))),
  ];
}

/** The sidebar of the rules: one collapsed group per topic. */
export function ruleSidebar(): object[] {
  return [
    { text: 'All rules and packs', link: '/rules/' },
    ...RULE_GROUPS.map(({ title, rules }) => ({
      text: title, collapsed: true, items: rules.map(({ id }) => ({ text: id, link: `/rules/${id}` })),
    })),
  ];
}

function indexPage(): Page {
  const count = RULE_GROUPS.reduce((sum, { rules }) => sum + rules.length, 0);
  return {
    path: 'rules/index',
    title: 'Rules',
    description: `${count} rules for Kubernetes manifests, and their severity in each pack.`,
    frontmatter: { aside: false },
    body: [
      '# Rules',
      `Each of the ${count} rules finds one kind of defect. A pack chooses rules and sets their severity; ${code('recommended')} is the default. `
      + 'A finding that depends on something the manifests do not show is `low`, unless the pack says otherwise, and says what is not known. '
      + `${code('rules:')} in ${code('least-privilege.yaml')} sets the severity of a rule or switches it off: see ${link('Configuration', '/guide/configuration')}. `
      + `A finding can be accepted with a reason: see ${link('Acceptances', '/guide/acceptances')}.`,
      '## Packs',
      table(['Pack', 'What it is for'], PACKS.map(({ name, description }, index) => [`${code(name)}${index === 0 ? ' (default)' : ''}`, text(description)])),
      '## Categories',
      table(['Category', 'What it is about'], Object.entries(CATEGORIES).map(([name, description]) => [code(name), text(description)])),
      ...RULE_GROUPS.flatMap(({ title, rules }) => [`## ${text(title)}`, severityTable(rules)]),
    ].join('\n\n'),
  };
}

/** The rules with their severity in each pack that contains any of them. */
function severityTable(rules: readonly CategorizedRule[]): string {
  const packs = PACKS.filter(({ severities }) => rules.some(({ id }) => severities[id] !== undefined));
  return table(
    ['Rule', ...packs.map(({ name }) => name)],
    rules.map(({ id, summary }) => [`${link(code(id), `/rules/${id}`)} ${text(withoutStop(summary))}`, ...packs.map(({ severities }) => severity(severities[id]))]),
  );
}

function rulePage(rule: CategorizedRule, group: string, neighbours: readonly CategorizedRule[], { invalid, valid }: RuleExamples): Page {
  const { id, summary, why, fix, references, category } = rule;
  return {
    path: `rules/${id}`,
    title: id,
    description: withoutStop(summary),
    source: sourceOf(id),
    body: [
      `# ${id}`,
      `**${text(withoutStop(summary))}.** Category: ${link(category, '/rules/#categories')}.`,
      table(['Pack', 'Severity'], PACKS.map(({ name, severities }) => [link(code(name), '/rules/#packs'), severity(severities[id])])),
      '## Why it matters',
      text(why),
      '## How to fix it',
      'With the constructs:',
      block(fix.construct, 'ts'),
      'In YAML:',
      block(fix.yaml, 'yaml'),
      ...invalid.length === 0 ? [] : ['## Reported', ...invalid.flatMap(each => example(id, each))],
      ...valid.length === 0 ? [] : ['## Not reported', ...valid.flatMap(each => example(id, each))],
      '## How to accept it',
      ...acceptance(id, invalid[0]?.findings[0]?.key),
      '## In the terminal',
      block(`least-privilege explain ${id}`, 'sh'),
      ...references.length === 0 ? [] : [
        '## References',
        references.map(({ title, url }) => `- ${url === undefined ? text(title) : link(text(title), url)}`).join('\n'),
      ],
      `## More rules: ${text(group)}`,
      neighbours.filter(each => each.id !== id).map(each => `- ${link(code(each.id), `/rules/${each.id}`)} ${text(withoutStop(each.summary))}`).join('\n'),
    ].join('\n\n'),
  };
}

function example(id: string, { name, yaml, findings }: Example): string[] {
  const marked = [...new Set(findings.map(({ line }) => line))].join(',');
  const shown = findings.slice(0, 3);
  return [
    // The names of some test cases are field lists.
    ...name.startsWith('[') ? [] : [`${text(capitalized(name))}:`],
    block(yaml, `yaml${marked === '' ? '' : `{${marked}}`}`),
    ...shown.length === 0 ? [] : [
      shown.map(({ key, message, line }) => `> ${code(id)} ${code(`[${key}]`)} in line ${line}: ${text(message)}`).join('\n>\n')
      + (findings.length > shown.length ? `\n>\n> and ${findings.length - shown.length} more` : ''),
    ],
  ];
}

function acceptance(id: string, key = '<key>'): string[] {
  if (ACCEPTANCE_RULES.some(rule => rule.id === id)) { return ['It cannot be accepted.']; }
  return [
    'Where the risk is known and intended, annotate the object. The key in brackets stands beside the rule in a report; '
    + `the text report shows it with ${code('--show lines')}. Without it, all findings of the rule on the object are accepted. ${code('owner=')}, ${code('ticket=')} and ${code('until=')} are optional: see ${link('Acceptances', '/guide/acceptances')}.`,
    block(`metadata:\n  annotations:\n    ${acceptanceAnnotation(id)}: ${quoted(`[${key}] why this is needed until=2027-06-30`)}`, 'yaml'),
    'Or in code, for everything below a construct:',
    block(`Findings.of(construct).accept({ rule: '${id}', finding: ${quotedInCode(key)}, reason: 'why this is needed', until: '2027-06-30' });`, 'ts'),
  ];
}

function quoted(value: string): string {
  return `'${value.replace(/'/g, "''")}'`;
}

function quotedInCode(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}

function severity(name: string | undefined): string {
  return name === undefined ? '–' : `${name}{:.severity .severity-${name}}`;
}

function sourceOf(id: string): string {
  const folder = readdirSync(join(ROOT, 'src/rules'), { withFileTypes: true }).find(entry => entry.isDirectory() && existsSync(join(ROOT, 'src/rules', entry.name, `${id}.ts`)));
  return folder === undefined ? 'src/rules/registry.ts' : `src/rules/${folder.name}/${id}.ts`;
}

function capitalized(value: string): string {
  return /^[a-z]+ /.test(value) ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}

function withoutStop(value: string): string {
  return value.replace(/\.$/, '');
}
