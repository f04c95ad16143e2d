import { acceptanceText } from './acceptance-text';
import { fixTitle } from './fix-text';
import { ReportFormat, ReportOptions } from './format';
import { groupBy } from './group-by';
import { codeSpan, fence, htmlText, markdownText } from './markdown-text';
import { mermaidDiagram } from './mermaid-text';
import { objectName } from './object-name';
import { objectPlace } from './object-place';
import { shownFindings } from './outcome';
import { cutLines, pathSummary } from './path-summary';
import { pathText, startsText } from './path-text';
import { pathsDiagram } from './paths-diagram';
import { pathGroups } from './paths-groups';
import { placeText } from './place-text';
import { provenanceLine } from './provenance-line';
import { ruleLink } from './rule-descriptions';
import { summarize } from './summary';
import { isCode } from './wrap';
import { AcceptedFinding, AuditError, AuditResult, Finding } from '../audit/finding';
import { formatPath } from '../manifest/path';
import { SEVERITIES } from '../rules/severity';
import { printableLines } from '../text/printable';
import { safeText } from '../text/safe-text';

/** In bytes. Below the 1 MiB that GitHub allows for a step summary, which leaves room for other output. */
const MAX_SIZE = 1_000_000;

/**
 * For job summaries and comments: the main results first, the rest collapsed.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
 */
export const markdown: ReportFormat = {
  name: 'markdown',
  description: 'for a job summary: counts, and the findings of each object',
  render(result, options) {
    const blocks = blocksOf(result, options);
    const parts: string[] = [];
    let size = 0;
    for (const [index, block] of blocks.entries()) {
      const text = safeText(block.text);
      size += Buffer.byteLength(text) + 2;
      if (size > MAX_SIZE) {
        const left = blocks.slice(index).reduce((sum, { entries }) => sum + entries, 0);
        parts.push(`**${left} more did not fit in here.** Other formats have them all, as \`--output json=report.json\`.`);
        break;
      }
      parts.push(text);
    }
    return safeText(`${parts.join('\n\n')}\n`);
  },
};

/** The maximum number of listed paths; `paths` lists all. */
const MAXIMUM_PATHS = 30;

/** A part that is written in full or omitted. */
interface Block {
  readonly text: string;
  /** The number of findings and errors in it. */
  readonly entries: number;
}

function blocksOf(result: AuditResult, options: ReportOptions): Block[] {
  const { text: outcome, fails } = summarize(result, options.failOn);
  const shown = shownFindings(result, options);
  return [
    head(`## ${fails ? '❌' : '✅'} Least privilege\n\n${markdownText(outcome)}`),
    head(counts(result)),
    ...(result.notes ?? []).map(note => head(`Note: ${markdownText(note)}`)),
    head(markdownText(provenanceLine(result, options))),
    ...result.errors.length === 0 ? [] : [head('### Errors'), ...result.errors.map(describeError)],
    ...pathBlocks(options),
    ...shown.length === 0 ? [] : [head('### Findings'), ...objects(shown)],
    ...options.showAccepted && result.accepted.length > 0 ? [head('### Accepted'), ...objects(result.accepted)] : [],
  ];
}

function head(text: string): Block {
  return { text, entries: 0 };
}

/** The diagram of the paths, and a line for each. */
function pathBlocks({ paths }: ReportOptions): Block[] {
  const found = paths?.();
  if (found === undefined || found.paths.length === 0) { return []; }
  const lines = pathGroups(found.paths).flatMap(group => group.lines);
  const more = lines.length - MAXIMUM_PATHS;
  return [
    head(`### Escalation paths\n\n${markdownText(pathSummary(found))}`),
    head(fence(String(mermaidDiagram(pathsDiagram(found))).trimEnd(), 'mermaid')),
    ...cutLines(found).map(line => head(markdownText(line))),
    head([
      '<details><summary>The same as a list, with what grants each step</summary>',
      lines.slice(0, MAXIMUM_PATHS).map(({ starts, path }) => `- ${markdownText(`${startsText(starts)} ${pathText(path)}`)}`).join('\n'),
      ...more > 0 ? [`${more} more: \`least-privilege paths\` lists all of them.`] : [],
      '</details>',
    ].join('\n\n')),
  ];
}

function counts({ summary: { findings, accepted, errors } }: AuditResult): string {
  const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const names = [...SEVERITIES, 'accepted', 'errors'];
  return [row(names), row(names.map(() => '---:')), row([...SEVERITIES.map(severity => findings[severity]), accepted, errors])].join('\n');
}

function describeError(error: AuditError): Block {
  return { text: `- ${[codeSpan(placeText(error)), markdownText(error.message)].filter(part => part !== '').join(' ')}`, entries: 1 };
}

/** Sorted by the severity of each object's first finding, its worst: the last objects may not fit. */
function objects(findings: readonly Finding[]): Block[] {
  return [...groupBy(findings, ({ object }) => object).values()]
    .map(group => ({ text: details(group), entries: group.length, rank: SEVERITIES.indexOf(group[0].severity) }))
    .sort((a, b) => a.rank - b.rank);
}

function details(group: readonly Finding[]): string {
  const [{ object }] = group;
  const bySeverity = SEVERITIES.map(severity => [severity, group.filter(finding => finding.severity === severity).length] as const)
    .filter(([, number]) => number > 0).map(([severity, number]) => `${number} ${severity}`).join(', ');
  const { construct } = object.origin;
  return [
    `<details><summary><b>${htmlText(objectName(object))}</b>: ${bySeverity}</summary>`,
    ...construct === undefined ? [] : [`Made by ${codeSpan(construct)}.`],
    ...group.map(describe),
    '</details>',
  ].join('\n\n');
}

function describe(finding: Finding | AcceptedFinding): string {
  const { rule, severity, unknown, key, message, fix, object, path } = finding;
  const link = ruleLink(rule);
  const place = [objectPlace(object, path) ?? '', formatPath(path)].map(codeSpan).filter(part => part !== '').join(' ');
  return [
    `**${severity}${unknown ? ', unknown' : ''}: ${link === undefined ? markdownText(rule) : `[${markdownText(rule)}](${link})`}** ${codeSpan(key)}`,
    printableLines(message).map(markdownText).join('\n'),
    ...place === '' ? [] : [place],
    ...'reason' in finding ? [markdownText(acceptanceText(finding))] : [isCode(fix) ? `${fixTitle(finding)}\n\n${fence(fix)}` : `${fixTitle(finding)} ${markdownText(fix)}`],
  ].join('\n\n');
}
