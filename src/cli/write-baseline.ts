import { existsSync } from 'fs';
import { resolve } from 'path';
import { Io, write } from './io';
import { AcceptanceContext } from '../audit/acceptance-context';
import { Baseline, baselineOf, formatBaseline, readBaseline, shrunkBaseline } from '../audit/baseline';
import { problemOfEntry } from '../audit/baseline-matcher';
import { AuditResult } from '../audit/finding';
import { InputError } from '../audit/input-error';
import { reportTime } from '../report/report-time';
import { count } from '../report/summary';
import { writeFiles } from '../report/write-files';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** A baseline to write. */
export interface BaselineToWrite {
  readonly file: string;
  /** The current content of the file. */
  readonly before?: Baseline;
  /** The baseline that applies to the audit, if it is not the configured one. */
  readonly counting?: Baseline;
  /** Whether it is the configured baseline and does not exist yet. */
  readonly isToCome: boolean;
  readonly shrinks: boolean;
}

/**
 * Prepares to write a baseline.
 *
 * @param configured The file of the configured baseline.
 * @throws InputError if the file cannot be read, or if it is to be shrunk and is missing or not the configured one
 */
export function baselineToWrite(file: string, shrinks: boolean, configured: string | undefined): BaselineToWrite {
  const isConfigured = configured !== undefined && resolve(file) === resolve(configured);
  if (shrinks && configured !== undefined && !isConfigured) {
    throw new InputError(printable(`--shrink works on the configured baseline, which is ${configured}; write --write-baseline ${configured} --shrink`));
  }
  if (!existsSync(file)) {
    if (shrinks) { throw new InputError(printable(`--shrink finds no baseline ${file}; write one with --write-baseline ${file} first`)); }
    return { file, isToCome: isConfigured, shrinks };
  }
  const before = readBaseline(file);
  return { file, before, ...shrinks ? { counting: before } : {}, isToCome: false, shrinks };
}

/**
 * Writes a baseline.
 *
 * @throws InputError if some input could not be checked
 */
export async function writeBaseline(
  { file, before, shrinks }: BaselineToWrite, result: AuditResult, context: AcceptanceContext, io: Io,
): Promise<number> {
  if (result.errors.length > 0) {
    const [{ file: place, line, message }] = result.errors;
    throw new InputError(printable(`no baseline was written, because some input could not be checked: ${place === undefined ? '' : `${place}:${line}: `}${message}`
      + (result.errors.length === 1 ? '' : ` (and ${result.errors.length - 1} more errors)`)));
  }
  const name = printable(file);
  if (shrinks) {
    const shrunk = shrunkBaseline(result);
    writeFiles([{ path: file, content: formatBaseline(shrunk) }]);
    await write(io.stdout, safeText(`Removed ${count(sizeOf(before!) - sizeOf(shrunk), 'stale finding')} from the baseline ${name}; ${sizeOf(shrunk)} left.\n`));
    return 0;
  }
  const baseline = baselineOf(result, reportTime().slice(0, 'yyyy-mm-dd'.length), before);
  writeFiles([{ path: file, content: formatBaseline(baseline) }]);
  const problems = baseline.entries.flatMap(entry => problemOfEntry(entry, context) ?? []);
  const left = result.findings.filter(({ unacceptable }) => unacceptable).length;
  await write(io.stdout, safeText(`Wrote a baseline of ${count(baseline.entries.length, 'finding')} to ${name}; least-privilege audit --baseline ${name} reports only what is new.\n`
    + (problems.length === 0 ? '' : `${problems.length === 1 ? '1 of its entries has' : `${problems.length} of its entries have`} no effect: ${problems[0].message}.\n`)
    + (left === 0 ? '' : `It omits ${count(left, 'finding')} that cannot be accepted.\n`)));
  return 0;
}

function sizeOf({ entries }: Baseline): number {
  return entries.reduce((sum, { count: times = 1 }) => sum + times, 0);
}
