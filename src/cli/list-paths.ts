import { PathsFlags } from './commands/paths';
import { Io } from './io';
import { parseOutputs } from './outputs';
import { readModel } from './read-model';
import { writeInputErrors } from './write-input-errors';
import { writeOutputs } from './write-outputs';
import { EscalationPaths, escalationPaths, PathOptions } from '../access/escalation-paths';
import { PathQueryError } from '../access/path-query-error';
import { InputError } from '../audit/input-error';
import { AppModel } from '../model/app-model';
import { pathsFormats } from '../report/paths-formats';
import { printable } from '../text/printable';

const PROOF = 'proof';

/**
 * Lists the paths of what is at some file paths.
 *
 * @returns the exit code
 */
export async function listPaths(files: readonly string[], flags: PathsFlags, io: Io): Promise<number> {
  const { from, to, certain = false, show } = flags;
  if (show !== undefined && show !== PROOF) { throw new InputError(`--show ${printable(show)}: the only supported detail is ${PROOF}`); }
  const outputs = parseOutputs(flags.output ?? ['text'], pathsFormats(show === PROOF));
  const read = await readModel(files, flags, io, 'least-privilege paths');
  const { model, errors } = read;
  const found = find(model, { from, to, certainOnly: certain });
  await writeInputErrors(read, io);
  const asked = { ...from === undefined ? {} : { from }, ...to === undefined ? {} : { to }, certainOnly: certain };
  await writeOutputs({ ...asked, ...found, notes: notesOn(model, found, flags), errors }, outputs, flags.color, io);
  return errors.length > 0 ? 2 : 0;
}

function find(model: AppModel, options: PathOptions): EscalationPaths {
  try {
    return escalationPaths(model, options);
  } catch (error) {
    throw error instanceof PathQueryError ? new InputError(printable(error.message)) : error;
  }
}

/** What may be wrong with the question, or left out of the answer. */
function notesOn(model: AppModel, { paths }: EscalationPaths, { namespace, to }: PathsFlags): string[] {
  const isUnknown = namespace === undefined && model.namespaces.some(({ name }) => name === undefined);
  const hasAdministrator = to === undefined && paths.some(({ target }) => target.kind === 'cluster-admin');
  return [
    ...isUnknown ? ['some objects set no namespace, which makes paths uncertain: pass --namespace'] : [],
    ...hasAdministrator ? ['cluster-admin includes every other target: list their paths with --to'] : [],
  ];
}
