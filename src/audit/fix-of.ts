import { Finding } from './finding';
import { ManifestObject } from '../manifest/manifest-object';
import { RuleDescription } from '../rules/rule';

/** How to mend an object: what was made for it, or else the example of the rule. */
export function fixOf({ origin }: ManifestObject, rule: Pick<RuleDescription, 'fix'>, own: string | undefined): Pick<Finding, 'fix' | 'fixIsExample'> {
  return own === undefined ? { fix: origin.construct === undefined ? rule.fix.yaml : rule.fix.construct, fixIsExample: true } : { fix: own };
}
