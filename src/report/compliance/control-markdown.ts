import { byControl, ofNoControl } from './by-control';
import { Benchmark } from './control';
import { errorTexts, findingTexts, OTHER_FINDINGS_TITLE, remarks, totals } from './control-remarks';
import { AuditResult } from '../../audit/finding';
import { safeText } from '../../text/safe-text';
import { ReportFormat, ReportOptions } from '../format';
import { markdownText } from '../markdown-text';
import { provenanceLine } from '../provenance-line';
import { summarize } from '../summary';

/** For documents: a table of the controls, and the findings of each. */
export function controlMarkdown(benchmark: Benchmark): ReportFormat {
  return { name: 'markdown', description: 'by control', render: (result, options) => safeText(markdown(benchmark, result, options)) };
}

function markdown(benchmark: Benchmark, result: AuditResult, options: ReportOptions): string {
  const results = byControl(benchmark, result);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const section = (title: string, texts: readonly string[]): string => `### ${markdownText(title)}\n\n${texts.map(text => `- ${markdownText(text)}`).join('\n')}`;
  const others = findingTexts(ofNoControl(benchmark, result), options);
  return `${[
    `## ${markdownText(benchmark.title)}`,
    markdownText(benchmark.scope),
    [
      row(['Control', 'Title', 'Status', 'Remarks']),
      row(['---', '---', '---', '---']),
      ...results.map(each => row([markdownText(each.control.id), markdownText(each.control.title), each.status, remarks(each).map(markdownText).join('; ')])),
    ].join('\n'),
    ...results.filter(({ status }) => status === 'findings').map(each => section(each.control.id, findingTexts(each, options))),
    ...others.length === 0 ? [] : [section(OTHER_FINDINGS_TITLE, others)],
    ...[
      ...(result.notes ?? []).map(note => `Note: ${note}`), ...errorTexts(result), totals(results), summarize(result, options.failOn).text, provenanceLine(result, options),
    ].map(markdownText),
    `Sources: ${benchmark.sources.map(source => `<${source}>`).join(', ')}`,
  ].join('\n\n')}\n`;
}
