import { byControl, ControlResult, ControlStatus } from './by-control';
import { Benchmark } from './control';
import { AuditResult, Finding } from '../../audit/finding';
import { formatPath } from '../../manifest/path';
import { printable } from '../../text/printable';
import { safeText } from '../../text/safe-text';
import { ReportFormat } from '../format';
import { codeSpan, markdownText } from '../markdown-text';
import { objectName } from '../object-name';
import { count, summarize } from '../summary';
import { wrap } from '../wrap';

/** How many findings of a control are written out in text and Markdown; JSON has all. */
const SHOWN = 20;

/** The version of the JSON report by control. */
const VERSION = 1;

const STATUSES: readonly ControlStatus[] = ['findings', 'no finding', 'not judged'];

/** The formats in which an audit is shown by the controls of a benchmark. */
export function controlFormats(benchmark: Benchmark): ReadonlyMap<string, ReportFormat> {
  const formats: readonly ReportFormat[] = [
    { name: 'text', description: 'by control', render: (result, { failOn, width }) => safeText(text(benchmark, result, summarize(result, failOn).text, width)) },
    { name: 'markdown', description: 'by control', render: (result, { failOn }) => safeText(markdown(benchmark, result, summarize(result, failOn).text)) },
    { name: 'json', description: 'by control', render: (result, { toolVersion }) => safeText(`${JSON.stringify(json(benchmark, result, toolVersion), undefined, 2)}\n`) },
  ];
  return new Map(formats.map(format => [format.name, format]));
}

function text(benchmark: Benchmark, result: AuditResult, outcome: string, width: number): string {
  const results = byControl(benchmark, result);
  const ids = Math.max(...results.map(({ control: { id } }) => id.length));
  const indent = ' '.repeat(ids + 14);
  return [
    ...wrap(benchmark.title, '', width),
    ...wrap(benchmark.scope, '', width),
    '',
    ...results.flatMap(each => [
      `${each.control.id.padEnd(ids)}  ${each.status.padEnd(10)}  ${each.control.title}`,
      ...remarks(each).flatMap(remark => wrap(printable(remark), indent, width)),
      ...shown(each).flatMap(({ finding, isAccepted }) => wrap(printable(`${isAccepted ? 'accepted' : finding.severity}: ${describe(finding)}`), indent, width)),
    ]),
    '',
    ...[...notes(result), totals(results), outcome].flatMap(line => wrap(printable(line), '', width)),
    '',
  ].join('\n');
}

function markdown(benchmark: Benchmark, result: AuditResult, outcome: string): string {
  const results = byControl(benchmark, result);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const found = results.filter(({ status }) => status === 'findings');
  return `${[
    `## ${markdownText(benchmark.title)}`,
    markdownText(benchmark.scope),
    [
      row(['Control', 'Title', 'Status', 'Remarks']),
      row(['---', '---', '---', '---']),
      ...results.map(each => row([markdownText(each.control.id), markdownText(each.control.title), each.status, remarks(each).map(markdownText).join('; ')])),
    ].join('\n'),
    ...found.map(each => [
      `### ${markdownText(each.control.id)}\n`,
      ...shown(each).map(({ finding, isAccepted }) => `- ${isAccepted ? 'accepted' : finding.severity}: ${codeSpan(finding.rule)} ${markdownText(describe(finding, false))}`),
    ].join('\n')),
    ...[...notes(result), totals(results), outcome].map(markdownText),
    `Sources: ${benchmark.sources.map(source => `<${source}>`).join(', ')}`,
  ].join('\n\n')}\n`;
}

function json(benchmark: Benchmark, result: AuditResult, toolVersion: string) {
  const { name, title, sources, scope } = benchmark;
  return {
    version: VERSION,
    tool: { name: 'least-privilege', version: toolVersion },
    benchmark: { name, title, sources, scope },
    pack: result.pack,
    kubernetesVersion: result.kubernetesVersion,
    notes: result.notes,
    errors: result.errors.map(({ file, line, column, message }) => ({ file, line, column, message })),
    controls: byControl(benchmark, result).map(({ control, status, reason, judged, notJudged, findings, accepted }) => ({
      id: control.id,
      title: control.title,
      status,
      coverage: control.coverage,
      notCovered: control.gap,
      reason,
      rules: { judged, notJudged },
      findings: findings.map(describeAsData),
      accepted: accepted.map(describeAsData),
    })),
  };
}

/** What limits the statement on a control. */
function remarks({ control: { coverage, gap }, status, reason, notJudged, findings, accepted }: ControlResult): string[] {
  const unknown = findings.filter(each => each.unknown).length;
  return [
    ...status === 'findings' ? [`${count(findings.length, 'finding')}, ${accepted.length} accepted`] : [],
    ...unknown === 0 ? [] : [`${count(unknown, 'finding')} only if something that the input does not show is so`],
    ...reason === undefined ? [] : [reason],
    ...coverage === 'manifests' ? [] : [`${coverage === 'part' ? 'judged in part; ' : ''}not looked at: ${gap}`],
    ...notJudged.length === 0 || status === 'not judged' ? [] : [`rules that are off or did not judge all: ${notJudged.join(', ')}`],
  ];
}

function shown({ findings, accepted }: ControlResult): { readonly finding: Finding; readonly isAccepted: boolean }[] {
  return [...findings.map(finding => ({ finding, isAccepted: false })), ...accepted.map(finding => ({ finding, isAccepted: true }))].slice(0, SHOWN);
}

function describe({ rule, object, path, key }: Finding, withRule = true): string {
  return `${withRule ? `${rule} ` : ''}[${key}] ${objectName(object)} ${formatPath(path)}`.trimEnd();
}

function describeAsData({ rule, severity, unknown, object: { apiVersion, kind, namespace, name }, path, key, message }: Finding) {
  return { rule, severity, unknown, object: { apiVersion, kind, namespace, name }, path: formatPath(path), key, message };
}

function notes({ notes: all = [], errors }: AuditResult): string[] {
  return [
    ...all.map(note => `Note: ${note}`),
    ...errors.map(({ file, line, message }) => `Error: ${file === undefined ? '' : `${file}:${line ?? 1}: `}${message}`),
  ];
}

function totals(results: readonly ControlResult[]): string {
  const numbers = STATUSES.map(status => `${results.filter(each => each.status === status).length} ${status === 'findings' ? 'with findings' : status === 'no finding' ? 'without finding' : status}`);
  return `${count(results.length, 'control')}: ${numbers.join(', ')}. No finding is evidence about these manifests; it does not say that a control is met. With --pack restricted, all rules judge.`;
}
