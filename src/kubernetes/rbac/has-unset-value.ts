import { PolicyRule } from './policy-rule';
import { isTemplated } from '../names';

/** Whether a value of a rule is still a placeholder, and the rule's permissions are therefore unknown. */
export function hasUnsetValue({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): boolean {
  return [verbs, apiGroups, resources, resourceNames, nonResourceURLs].some(values => values.some(isTemplated));
}
