import { GitPath, isGitPath, openGitPath } from './git-files';
import { Io, write } from './io';
import { oneOf } from './one-of';
import { parseOutputs } from './outputs';
import { ModelFlags, ReadModel, readModel } from './read-model';
import { writeOutputs } from './write-outputs';
import { AccessChange, CHANGE_KINDS } from '../access/access-change';
import { accessDifference } from '../access/access-difference';
import { AccessSnapshot } from '../access/access-snapshot';
import { escalationPaths } from '../access/escalation-paths';
import { snapshotOf } from '../access/snapshot-of';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { tooLargeRoles } from '../audit/too-large-roles';
import { countChanges } from '../report/change-words';
import { DifferenceDocument, DifferenceError } from '../report/difference-document';
import { DIFFERENCE_FORMATS } from '../report/difference-formats';
import { count } from '../report/summary';
import { safeText } from '../text/safe-text';

/** The flags of the command, as written. */
export interface DiffFlags extends ModelFlags {
  readonly failOnNew?: readonly string[];
  readonly output?: readonly string[];
  readonly color?: boolean;
}

/** The output directory of cdk8s. */
const DEFAULT_PATH = 'dist/';
const STANDARD_INPUT = '-';
/** The values of `--fail-on-new`: `access` stands for every change that grants something, which a binding alone does not. */
const FAIL_ON = ['access', ...CHANGE_KINDS] as const;

/** One side of the comparison. */
interface Side {
  readonly name: string;
  readonly snapshot: AccessSnapshot;
  readonly errors: readonly DifferenceError[];
  readonly notes: readonly string[];
}

/**
 * Compares the access that two sets of manifests grant.
 *
 * @returns the exit code
 */
export async function diffPaths(old: string, current: string | undefined, flags: DiffFlags, io: Io): Promise<number> {
  // Options are validated before any input is read.
  const outputs = parseOutputs(flags.output ?? ['text'], DIFFERENCE_FORMATS);
  const failOn = (flags.failOnNew ?? []).map(readKind);
  const paths = { old, new: current ?? DEFAULT_PATH };
  if (paths.old === STANDARD_INPUT && paths.new === STANDARD_INPUT) { throw new InputError('only one side can be standard input; name a file or a directory for the other'); }
  const git = { old: openSide(paths.old), new: openSide(paths.new) };
  const before = await readSide('old', paths.old, git.old, flags, io);
  const after = await readSide('new', paths.new, git.new, flags, io);
  const errors = [...before.errors, ...after.errors];
  const notes = [...new Set([...before.notes, ...after.notes])];
  const difference = errors.length > 0 ? undefined : accessDifference(before.snapshot, after.snapshot);
  const document: DifferenceDocument = { old: before.name, new: after.name, compared: errors.length === 0, ...difference, errors, notes };
  await writeOutputs(document, outputs, flags.color, io);
  if (difference === undefined) {
    await write(io.stderr, safeText(`least-privilege: not compared, because of ${count(errors.length, 'error')} in the input\n`));
    return 2;
  }
  const failing = difference.gives.filter(change => failOn.some(kind => isOf(kind, change)));
  if (failing.length === 0) { return 0; }
  await write(io.stderr, safeText(`least-privilege: new access: ${countChanges(failing)}\n`));
  return 1;
}

function readKind(value: string): typeof FAIL_ON[number] {
  // An option with an optional value consumes a path that follows it.
  const isPath = !FAIL_ON.some(kind => kind === value) && /[./:]|^-$/.test(value);
  if (isPath) { throw new InputError(`--fail-on-new takes a kind of access, got ${quote(value)}; write --fail-on-new=access before a path`); }
  return oneOf('--fail-on-new', value, FAIL_ON);
}

function isOf(kind: typeof FAIL_ON[number], change: AccessChange): boolean {
  return kind === 'access' ? change.kind !== 'binding' : change.kind === kind;
}

function openSide(path: string): GitPath | undefined {
  return isGitPath(path) ? openGitPath(path) : undefined;
}

async function readSide(side: DifferenceError['side'], path: string, git: GitPath | undefined, flags: DiffFlags, io: Io): Promise<Side> {
  const read = await readModel([git?.path ?? path], flags, io, 'least-privilege diff', git?.files);
  const snapshot = snapshotOf(read.model, escalationPaths(read.model).paths);
  // Complete once all roles have been read.
  const errors = [...read.errors, ...tooLargeRoles(read.model)].map(error => ({ side, ...error }));
  return { name: path === STANDARD_INPUT ? 'standard input' : path, snapshot, errors, notes: notesOf(side, read) };
}

/** Notes on input that is not in the model. */
function notesOf(side: string, { model, ignored, excluded, notes }: ReadModel): string[] {
  const unchecked = model.uncheckedContainers.length;
  return [
    ...notes,
    ...ignored.length === 0 ? [] : [`${side} side: skipped ${count(ignored.length, 'file')} without Kubernetes objects`],
    ...excluded.length === 0 ? [] : [`${side} side: ${count(excluded.length, 'path')} excluded`],
    ...unchecked === 0 ? [] : [`${side} side: ${count(unchecked, 'place')} in custom resources not checked, which may run pods or grant permissions`],
  ];
}
