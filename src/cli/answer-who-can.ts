import { askedData } from './asked-data';
import { checkRequestNamespace } from './check-request-namespace';
import { QuestionFlags } from './commands/question-options';
import { Io } from './io';
import { orThrow } from './or-throw';
import { parseOutputs } from './outputs';
import { readModel } from './read-model';
import { writeInputErrors } from './write-input-errors';
import { writeOutputs } from './write-outputs';
import { accessQuestion, HomeNamespace } from '../access/access-question';
import { whoCan } from '../access/who-can';
import { AppModel } from '../model/app-model';
import { WHO_CAN_FORMATS } from '../report/who-can-formats';

/**
 * Lists the subjects that may perform a request.
 *
 * @returns the exit code
 */
export async function answerWhoCan(verb: string, resource: string, paths: readonly string[], flags: QuestionFlags, io: Io): Promise<number> {
  checkRequestNamespace(flags);
  const outputs = parseOutputs(flags.output ?? ['text'], WHO_CAN_FORMATS);
  const read = await readModel(paths, flags, io, 'least-privilege who-can VERB RESOURCE');
  const { model, errors } = read;
  const question = orThrow(accessQuestion({ verb, resource, ...flags, namespace: flags.requestNamespace }, homeOf(model, flags), model));
  const result = whoCan(model, question.request, errors.length > 0);
  await writeInputErrors(read, io);
  await writeOutputs({ question: askedData(question), ...result, notes: question.notes, errors }, outputs, flags.color, io);
  return errors.length > 0 ? 2 : 0;
}

/** The namespace of the input, if it has exactly one. */
function homeOf(model: AppModel, { namespace }: QuestionFlags): HomeNamespace {
  const choose = 'choose another with -n, or all with -A';
  if (namespace !== undefined) { return { namespace, whose: `the value of --namespace; ${choose}` }; }
  const names = model.namespaces.flatMap(({ name }) => name ?? []);
  return names.length === 1 ? { namespace: names[0], whose: `the only namespace of the input; ${choose}` }
    : { namespace: 'default', whose: `the default of kubectl; ${choose}` };
}
