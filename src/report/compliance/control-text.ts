import { byControl, ControlResult, ofNoControl } from './by-control';
import { Benchmark } from './control';
import { errorTexts, findingTexts, OTHER_FINDINGS_TITLE, remarks, totals } from './control-remarks';
import { AuditResult } from '../../audit/finding';
import { printable } from '../../text/printable';
import { safeText } from '../../text/safe-text';
import { ReportFormat, ReportOptions } from '../format';
import { provenanceLine } from '../provenance-line';
import { summarize } from '../summary';
import { wrap } from '../wrap';

/** The width of a status with its padding. */
const STATUS_WIDTH = 14;

/** Human-readable: one line per control, with its findings below. */
export function controlText(benchmark: Benchmark): ReportFormat {
  return { name: 'text', description: 'by control', render: (result, options) => safeText(text(benchmark, result, options)) };
}

function text(benchmark: Benchmark, result: AuditResult, options: ReportOptions): string {
  const { failOn, width } = options;
  const results = byControl(benchmark, result);
  const ids = Math.max(...results.map(({ control: { id } }) => id.length));
  const below = (lines: readonly string[]): string[] => lines.flatMap(line => wrap(printable(line), ' '.repeat(ids + STATUS_WIDTH), width));
  const section = (found: Pick<ControlResult, 'findings' | 'accepted'>): string[] => below(findingTexts(found, options));
  const others = section(ofNoControl(benchmark, result));
  return [
    ...wrap(benchmark.title, '', width),
    ...wrap(benchmark.scope, '', width),
    '',
    ...results.flatMap(each => [
      `${each.control.id.padEnd(ids)}  ${each.status.padEnd(STATUS_WIDTH - 4)}  ${each.control.title}`,
      ...below(remarks(each)),
      ...section(each),
    ]),
    ...others.length === 0 ? [] : [OTHER_FINDINGS_TITLE, ...others],
    '',
    ...[
      ...(result.notes ?? []).map(note => `Note: ${note}`), ...errorTexts(result), totals(results), summarize(result, failOn).text, provenanceLine(result, options),
    ].flatMap(line => wrap(printable(line), '', width)),
    '',
  ].join('\n');
}
