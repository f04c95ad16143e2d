import { auditPaths } from './audit-paths';
import { AuditFlags } from './commands/audit';
import { Io } from './io';
import { parseOutputs } from './outputs';
import { writeOutputs } from './write-outputs';
import { listAcceptances } from '../audit/listed-acceptances';
import { today } from '../audit/today';
import { ACCEPTANCES_FORMATS } from '../report/acceptances-formats';

/**
 * Lists the acceptances in the manifests at the given paths.
 *
 * @returns the exit code
 */
export async function listAcceptancesOf(paths: readonly string[], { output, ...flags }: AuditFlags, io: Io): Promise<number> {
  const outputs = parseOutputs(output ?? ['text'], ACCEPTANCES_FORMATS);
  return auditPaths(paths, flags, io, async ({ model, result }) => {
    const { errors, notes = [] } = result;
    await writeOutputs({ acceptances: listAcceptances(model, result, today()), notes, errors }, outputs, flags.color, io);
    return errors.length === 0 ? 0 : 2;
  });
}
