import { ruleLines } from './_narrowed';
import { mergePolicyRules, PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Path } from '../../manifest/path';
import { Role } from '../../model/service-account';
import type * as k8s from '../../objects/kubernetes-types';
import { items, texts } from '../../objects/lists';
import { ObjectViolation } from '../rule';

/** More parts than rules in practice have; each part is evaluated. */
const MAXIMUM_PARTS = 500;

/** One verb on one resource or path, for one name or all names. */
export interface RulePart {
  readonly apiGroup: string;
  readonly resource?: string;
  readonly url?: string;
  /** Unset for all names. */
  readonly name?: string;
  readonly verb: string;
}

/** The rule of a manifest without the parts that grant nothing. The fix changes nothing in the cluster. */
export function fixWithout({ object }: Pick<Role, 'object'>, [list, index]: Path, hasNoEffect: (part: RulePart) => boolean): Pick<ObjectViolation, 'fix'> {
  if (object === undefined || list !== 'rules' || typeof index !== 'number') { return {}; }
  const rule = items((object.manifest as k8s.Role).rules)[index];
  const parts = partsOf(rule);
  if (parts.length > MAXIMUM_PARTS) { return {}; }
  const effective = parts.filter(part => !hasNoEffect(part));
  if (effective.length === parts.length) { return {}; }
  return { fix: effective.length === 0 ? 'remove the rule' : ruleLines(mergePolicyRules(effective.map(asRule))) };
}

function partsOf(rule: k8s.PolicyRule): RulePart[] {
  const names: readonly (string | undefined)[] = texts(rule.resourceNames).length === 0 ? [undefined] : texts(rule.resourceNames);
  return texts(rule.verbs).flatMap(verb => [
    ...texts(rule.apiGroups).flatMap(apiGroup => texts(rule.resources).flatMap(resource => names.map(name => ({ apiGroup, resource, name, verb })))),
    ...texts(rule.nonResourceURLs).map(url => ({ apiGroup: '', url, verb })),
  ]);
}

function asRule({ apiGroup, resource, url, name, verb }: RulePart): PolicyRule {
  if (url !== undefined) { return { nonResourceURLs: [url], verbs: [verb] }; }
  return { apiGroups: [apiGroup], resources: [resource!], ...name === undefined ? {} : { resourceNames: [name] }, verbs: [verb] };
}
