import { PolicyRule } from './policy-rule';
import { isTemplated } from '../names';

/** Whether a value of a rule is still a placeholder, and the rule's permissions are therefore unknown. */
export function hasUnsetValue({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): boolean {
  return [verbs, apiGroups, resources, resourceNames, nonResourceURLs].some(values => values.some(isTemplated));
}

/** The part of a rule without placeholders, which it certainly allows. */
export function knownPart(rule: PolicyRule): PolicyRule {
  if (!hasUnsetValue(rule)) { return rule; }
  const set = (values: readonly string[] = []): string[] => values.filter(value => !isTemplated(value));
  const { verbs, apiGroups, resources, resourceNames = [], nonResourceURLs } = rule;
  const names = set(resourceNames);
  // Dropping all names would make the rule allow all objects.
  const isNameless = resourceNames.length > 0 && names.length === 0;
  return {
    verbs: set(verbs),
    apiGroups: set(apiGroups),
    resources: isNameless ? [] : set(resources),
    resourceNames: names,
    nonResourceURLs: set(nonResourceURLs),
  };
}

/** A rule whose placeholders may become any value, which is the most that it can allow. */
export function widestPart(rule: PolicyRule): PolicyRule {
  if (!hasUnsetValue(rule)) { return rule; }
  const any = (values?: readonly string[]): string[] | undefined => values?.map(value => isTemplated(value) ? '*' : value);
  const { verbs, apiGroups, resources, nonResourceURLs } = rule;
  return { ...rule, verbs: any(verbs)!, apiGroups: any(apiGroups), resources: any(resources), nonResourceURLs: any(nonResourceURLs) };
}
