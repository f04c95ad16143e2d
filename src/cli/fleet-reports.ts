import { ReportFlags, TrendFlags } from './commands/report-options';
import { Io, write } from './io';
import { parseOutputs, ReportOutput } from './outputs';
import { Progress } from './progress';
import { writeOutputs } from './write-outputs';
import { InputError } from '../audit/input-error';
import { MERGE_FORMATS, TREND_FORMATS } from '../fleet/formats';
import { Merge } from '../fleet/merge';
import { Report, UnreadableReport } from '../fleet/report';
import { readReports } from '../fleet/report-files';
import { TrendBuilder } from '../fleet/trend';
import { DocumentFormat } from '../report/document-format';
import { safeText } from '../text/safe-text';

/** Combines reports into one value, one report at a time. */
interface Collector<T> {
  add(report: Report): void;
  result(unreadable: readonly UnreadableReport[]): T;
}

/**
 * Merges the reports at the given paths.
 *
 * @returns the exit code
 */
export async function mergeReports(paths: readonly string[], { output, color }: ReportFlags, io: Io): Promise<number> {
  return collectReports(paths, new Merge(), parseOutputs(output ?? ['text'], MERGE_FORMATS), color, io);
}

/**
 * Compares the reports at the given paths.
 *
 * @returns the exit code
 */
export async function reportTrend(paths: readonly string[], { output, color, by }: TrendFlags, io: Io): Promise<number> {
  if (by?.includes('')) { throw new InputError('--by takes the name of a label, as in --by cluster; got an empty one'); }
  return collectReports(paths, new TrendBuilder(by), parseOutputs(output ?? ['text'], TREND_FORMATS), color, io);
}

async function collectReports<T>(
  paths: readonly string[], collector: Collector<T>, outputs: readonly ReportOutput<DocumentFormat<T>>[], color: boolean | undefined, io: Io,
): Promise<number> {
  const progress = new Progress({ name: 'Reading', unit: 'files' }, io.stderr);
  let unreadable;
  try {
    unreadable = readReports(paths, report => collector.add(report), (done, total) => progress.update(done, total));
  } finally {
    progress.stop();
  }
  await writeOutputs(collector.result(unreadable), outputs, color, io);
  for (const { message } of unreadable) { await write(io.stderr, safeText(`least-privilege: ${message}\n`)); }
  return unreadable.length === 0 ? 0 : 2;
}
