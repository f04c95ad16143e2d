import { PolicyRule } from './policy-rule';
import { isTemplated } from '../names';

/** Whether another tool still fills in a value of a rule, so that it is not known what the rule allows. */
export function hasUnsetValue({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): boolean {
  return [verbs, apiGroups, resources, resourceNames, nonResourceURLs].some(values => values.some(isTemplated));
}
