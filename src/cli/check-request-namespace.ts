import { QuestionFlags } from './commands/question-options';
import { InputError } from '../audit/input-error';
import { explainDnsLabel } from '../kubernetes/names';

/** @throws InputError if the namespace of the request cannot exist, or is given twice */
export function checkRequestNamespace({ requestNamespace, allNamespaces }: QuestionFlags): void {
  if (requestNamespace === undefined) { return; }
  if (allNamespaces) { throw new InputError('--request-namespace and --all-namespaces contradict each other; leave out one'); }
  const problem = explainDnsLabel(requestNamespace);
  if (problem !== undefined) { throw new InputError(`--request-namespace cannot be a namespace: ${problem}`); }
}
