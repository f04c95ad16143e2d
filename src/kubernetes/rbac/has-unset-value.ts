import { PolicyRule } from './policy-rule';
import { isTemplated } from '../names';

/** Whether another tool still fills in a value of a rule, so that it is not known what the rule allows. */
export function hasUnsetValue({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): boolean {
  return [verbs, apiGroups, resources, resourceNames, nonResourceURLs].some(values => values.some(isTemplated));
}

/** What a rule certainly allows: without the values that another tool still fills in. */
export function knownPart(rule: PolicyRule): PolicyRule {
  if (!hasUnsetValue(rule)) { return rule; }
  const set = (values: readonly string[] = []): string[] => values.filter(value => !isTemplated(value));
  const { verbs, apiGroups, resources, resourceNames = [], nonResourceURLs } = rule;
  const names = set(resourceNames);
  // Without any of its names, a rule would allow all objects.
  const isNameless = resourceNames.length > 0 && names.length === 0;
  return {
    verbs: set(verbs),
    apiGroups: set(apiGroups),
    resources: isNameless ? [] : set(resources),
    resourceNames: names,
    nonResourceURLs: set(nonResourceURLs),
  };
}

/** What a rule allows at most: a value that another tool still fills in may be any. */
export function widestPart(rule: PolicyRule): PolicyRule {
  if (!hasUnsetValue(rule)) { return rule; }
  const any = (values?: readonly string[]): string[] | undefined => values?.map(value => isTemplated(value) ? '*' : value);
  const { verbs, apiGroups, resources, nonResourceURLs } = rule;
  return { ...rule, verbs: any(verbs)!, apiGroups: any(apiGroups), resources: any(resources), nonResourceURLs: any(nonResourceURLs) };
}
