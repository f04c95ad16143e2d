import { auditPaths } from './audit-paths';
import { AuditFlags } from './commands/audit';
import { configurationFile } from './configuration-file';
import { flagsLayer } from './flags-layer';
import { Io, write } from './io';
import { loadCustomRules } from './load-custom-rules';
import { DEFAULT_FAIL_ON } from '../audit/fail-on';
import { InputError } from '../audit/input-error';
import { settleAbove } from '../configuration/floor';
import { readLayers } from '../configuration/read-layers';
import { fixFiles } from '../fix/fix-files';
import { unifiedDiff } from '../fix/unified-diff';
import { exitCode } from '../report/outcome';
import { count, summarize } from '../report/summary';
import { writeFiles } from '../report/write-files';
import { printable } from '../text/printable';
import { SafeText, safeText } from '../text/safe-text';

/** What the command takes, as it was written. */
export interface FixFlags extends AuditFlags {
  readonly dryRun?: boolean;
}

/**
 * Writes the fixes that can't break a program, and audits what is there then.
 *
 * @returns the exit code
 */
export async function fixPaths(paths: readonly string[], { dryRun = false, ...flags }: FixFlags, io: Io): Promise<number> {
  if (paths.includes('-')) { throw new InputError('can\'t fix standard input; name files or directories'); }
  const named = paths.length === 0 ? ['dist/'] : paths;
  const { file } = configurationFile(flags);
  const { rules: customRules } = loadCustomRules(flags.customRules ?? []);
  const { isExcluded } = settleAbove([], [...file === undefined ? [] : readLayers(file, customRules), flagsLayer(flags, customRules)]);
  const files = fixFiles(named, { complete: flags.complete ?? false, context: flags.context ?? [] }, isExcluded);
  if (dryRun) {
    await write(io.stdout, safeText(files.map(({ path, before, after }) => unifiedDiff(printable(path), before, after)).join('')));
  } else {
    // What was read is written again, all that a terminal would obey included.
    writeFiles(files.map(({ path, after }) => ({ path, content: after as SafeText })));
  }
  return auditPaths(named, flags, io, async ({ result }) => {
    const { text } = summarize(result, DEFAULT_FAIL_ON);
    await write(io.stderr, safeText(`${dryRun ? 'Would fix' : 'Fixed'} ${count(files.length, 'file')}${files.length === 0 ? '' : `: ${files.map(({ path }) => printable(path)).join(', ')}`}\n${text}\n`));
    return exitCode(result, DEFAULT_FAIL_ON);
  });
}
