import { finding, SingleRule } from '../kubernetes/rbac/single-rule';

/** A permission as the key of a finding has it: `secrets get,list`. */
export function permissionText(rule: SingleRule): string {
  return finding('', '', rule, rule.verbs).key;
}
