import { askedData } from './asked-data';
import { checkRequestNamespace } from './check-request-namespace';
import { QuestionFlags } from './commands/question-options';
import { Io } from './io';
import { orThrow } from './or-throw';
import { parseOutputs } from './outputs';
import { readModel, ReadModel } from './read-model';
import { writeInputErrors } from './write-input-errors';
import { writeOutputs } from './write-outputs';
import { accessQuestion, HomeNamespace } from '../access/access-question';
import { AskedBy, askedBy } from '../access/asked-by';
import { canI } from '../access/can-i';
import { permissionList } from '../access/permission-list';
import { InputError } from '../audit/input-error';
import { AskedSubject } from '../report/access-document';
import { CAN_I_FORMATS } from '../report/can-i-formats';
import { PERMISSION_LIST_FORMATS } from '../report/permission-list-formats';

const COMMAND = 'least-privilege can-i VERB RESOURCE --as NAMESPACE/NAME';

/**
 * Answers whether a subject may perform a request, or lists all its
 * permissions.
 *
 * @param words The verb, the resource and the paths; only paths with `--list`.
 * @returns the exit code
 */
export async function answerCanI(words: readonly string[], flags: QuestionFlags, io: Io): Promise<number> {
  // Options are validated before any input is read.
  if (flags.as === undefined) { throw new InputError('--as is missing; write --as NAMESPACE/NAME for a ServiceAccount, or --as NAME for a user'); }
  checkRequestNamespace(flags);
  return flags.list ? listPermissions(words, flags.as, flags, io) : answerQuestion(words, flags.as, flags, io);
}

async function answerQuestion([verb, resource, ...paths]: readonly string[], as: string, flags: QuestionFlags, io: Io): Promise<number> {
  if (verb === undefined || resource === undefined) { throw new InputError(`can-i needs a verb and a resource, as in ${COMMAND.replace('VERB RESOURCE', 'get secrets')}`); }
  const outputs = parseOutputs(flags.output ?? ['text'], CAN_I_FORMATS);
  const read = await readModel(paths, flags, io, COMMAND);
  const by = orThrow(askedBy(as, flags.asGroup ?? [], read.model));
  const question = orThrow(accessQuestion({ verb, resource, ...flags, namespace: flags.requestNamespace }, homeOf(by), read.model));
  const result = canI(read.model, by, question.request, read.errors.length > 0);
  await writeInputErrors(read, io);
  if (!flags.quiet) {
    const notes = [...by.notes, ...question.notes];
    await writeOutputs({ as: subjectData(by), question: askedData(question), ...result, notes, errors: read.errors }, outputs, flags.color, io);
  }
  if (read.errors.length > 0) { return 2; }
  return { yes: 0, no: 1, unknown: 3 }[result.answer];
}

async function listPermissions(paths: readonly string[], as: string, flags: QuestionFlags, io: Io): Promise<number> {
  if (flags.subresource !== undefined) { throw new InputError('--list lists every resource; leave out --subresource'); }
  if (flags.quiet) { throw new InputError('--list always prints a list; leave out --quiet'); }
  const outputs = parseOutputs(flags.output ?? ['text'], PERMISSION_LIST_FORMATS);
  const read: ReadModel = await readModel(paths, flags, io, 'least-privilege can-i --list --as NAMESPACE/NAME');
  const by = orThrow(askedBy(as, flags.asGroup ?? [], read.model));
  const home = homeOf(by);
  const isGiven = flags.allNamespaces || flags.requestNamespace !== undefined;
  const namespace = flags.allNamespaces ? undefined : flags.requestNamespace ?? home.namespace;
  const notes = [...by.notes, ...isGiven ? [] : [`no namespace given: using ${home.namespace}, ${home.whose}`]];
  const result = permissionList(read.model, by, namespace, read.errors.length > 0);
  await writeInputErrors(read, io);
  const where = namespace === undefined ? {} : { namespace };
  await writeOutputs({ as: subjectData(by), ...where, ...result, notes, errors: read.errors }, outputs, flags.color, io);
  return read.errors.length > 0 ? 2 : 0;
}

function homeOf({ namespace }: AskedBy): HomeNamespace {
  return namespace === undefined
    ? { namespace: 'default', whose: 'the default of kubectl; choose with -n' }
    : { namespace, whose: 'the namespace of the ServiceAccount; choose another with -n' };
}

function subjectData({ text, kind, namespace, name, groups }: AskedBy): AskedSubject {
  return { text, kind, ...namespace === undefined ? {} : { namespace }, name, groups };
}
