import { AskedBy } from './asked-by';
import { GrantChain, grantChains } from './grant-chain';
import { isTemplated } from '../kubernetes/names';
import { AccessRequest } from '../model/access-request';
import { Answer } from '../model/answer';
import { AppModel } from '../model/app-model';

/**
 * The answer to whether a subject may perform a request.
 *
 * @jsii ignore
 */
export interface CanIAnswer {
  readonly answer: Answer;
  /** The grants, certain ones first; for `unknown`, the possible grants. Empty for `no`. */
  readonly chains: readonly GrantChain[];
  /** The conditions of an `unknown` answer. */
  readonly dependsOn: readonly string[];
}

/**
 * Whether a subject may perform a request, as the API server would answer, with the
  * reasons.
 *
 * @param isPartlyUnread Whether part of the input could not be read; that part may grant it.
 */
export function canI(model: AppModel, { requester, name }: Pick<AskedBy, 'requester' | 'name'>, request: AccessRequest, isPartlyUnread = false): CanIAnswer {
  const all = grantChains(model.groundsOf(requester, request), model);
  const certain = all.filter(({ certainty }) => certainty === 'yes');
  if (certain.length > 0) { return { answer: 'yes', chains: certain, dependsOn: [] }; }
  const dependsOn = [
    ...new Set(all.flatMap(chain => chain.dependsOn)),
    ...isTemplated(name) ? [`the name ${name} is not set yet`] : [],
    ...openEnds(model, isPartlyUnread),
  ];
  return { answer: dependsOn.length > 0 ? 'unknown' : 'no', chains: all, dependsOn };
}

/** Reasons why the answer cannot be "no": the input may be incomplete. */
export function openEnds(model: AppModel, isPartlyUnread: boolean): readonly string[] {
  return [
    ...isPartlyUnread ? ['a part of the input could not be read'] : [],
    ...uncheckedObjects(model),
    ...model.complete ? [] : ['roles and bindings outside the input may grant it: add them as context, or declare the input complete'],
  ];
}

/** Objects in custom resources that are not checked, which may include a binding. */
function uncheckedObjects(model: AppModel): readonly string[] {
  const unchecked = model.uncheckedContainers.filter(({ what }) => what === 'object' || what === 'objects');
  const names = new Set(unchecked.map(({ object: { kind, namespace, name } }) => `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`));
  return [...names].map(name => `the objects that ${name} describes are not checked: add what its controller writes as context`);
}
