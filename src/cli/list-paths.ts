import { PathsFlags } from './commands/paths';
import { declaredPaths } from './declared-paths';
import { Io } from './io';
import { parseOutputs } from './outputs';
import { ReadModel, readModel } from './read-model';
import { writeInputErrors } from './write-input-errors';
import { writeOutputs } from './write-outputs';
import { cutsOf, EscalationPaths, escalationPaths, PathOptions } from '../access/escalation-paths';
import { PathQueryError } from '../access/path-query-error';
import { AuditError } from '../audit/finding';
import { InputError } from '../audit/input-error';
import { tooLargeRoles } from '../audit/too-large-roles';
import { hasUnsetValue } from '../kubernetes/rbac/has-unset-value';
import { AppModel } from '../model/app-model';
import { PathsDocument } from '../report/paths-document';
import { pathsFormats } from '../report/paths-formats';
import { count } from '../report/summary';
import { printable } from '../text/printable';

const PROOF = 'proof';

/**
 * Lists the escalation paths in the manifests at the given file paths.
 *
 * @returns the exit code
 */
export async function listPaths(files: readonly string[], flags: PathsFlags, io: Io): Promise<number> {
  const { from, to, certain = false, show } = flags;
  if (show !== undefined && show !== PROOF) { throw new InputError(`--show ${printable(show)}: the only supported detail is ${PROOF}`); }
  const outputs = parseOutputs(flags.output ?? ['text'], pathsFormats(show === PROOF));
  const read = await readModel(files, flags, io, 'least-privilege paths');
  const { model } = read;
  const found = find(model, { from, to, certainOnly: certain });
  // Complete once all roles have been read.
  const errors = [...read.errors, ...tooLargeRoles(model)];
  await writeInputErrors({ ...read, errors }, io);
  const listed = withDeclared(found, read);
  const asked = { ...from === undefined ? {} : { from }, ...to === undefined ? {} : { to }, certainOnly: certain };
  await writeOutputs({ ...asked, ...listed, notes: [...notesOn(model, found, flags), ...gapsIn(model, errors)], errors }, outputs, flags.color, io);
  return errors.length > 0 ? 2 : 0;
}

/** Marks paths of one accepted permission as declared; they do not count as paths to cut. */
function withDeclared({ paths, ...found }: EscalationPaths, { model, audit }: ReadModel): Pick<PathsDocument, 'paths' | 'kindsOfEdges' | 'cuts'> {
  if (paths.length === 0) { return { paths, ...found }; }
  const declared = declaredPaths(model, paths, audit());
  if (declared.size === 0) { return { paths, ...found }; }
  return {
    ...found,
    paths: paths.map(path => {
      const acceptances = declared.get(path)?.map(({ rule, by, reason, until, owner, ticket }) => ({ rule, by, reason, until, owner, ticket }));
      return acceptances === undefined ? path : { ...path, declared: acceptances };
    }),
    cuts: cutsOf(paths.filter(path => !declared.has(path))),
  };
}

function find(model: AppModel, options: PathOptions): EscalationPaths {
  try {
    return escalationPaths(model, options);
  } catch (error) {
    throw error instanceof PathQueryError ? new InputError(printable(error.message)) : error;
  }
}

/** Notes on uncertain or omitted paths. */
function notesOn(model: AppModel, { paths }: EscalationPaths, { namespace, to }: PathsFlags): string[] {
  const isUnknown = namespace === undefined && model.namespaces.some(({ name }) => name === undefined);
  const hasAdministrator = to === undefined && paths.some(({ target }) => target.kind === 'cluster-admin');
  return [
    ...isUnknown ? ['some objects set no namespace, which makes paths uncertain: pass --namespace'] : [],
    ...hasAdministrator ? ['cluster-admin includes every other target: list their paths with --to'] : [],
  ];
}

/** Why more paths may exist. */
function gapsIn(model: AppModel, errors: readonly AuditError[]): string[] {
  const unchecked = model.uncheckedContainers.length;
  const unset = model.roles.filter(({ rules }) => rules.some(hasUnsetValue)).length;
  return [
    ...errors.length === 0 ? [] : ['a part of the input could not be read, so there may be more paths'],
    ...unchecked === 0 ? [] : [`${count(unchecked, 'place')} in custom resources not checked, which may run pods or grant permissions`],
    ...unset === 0 ? [] : [`${count(unset, 'role')} with values that are not set: no path is followed through them`],
  ];
}
