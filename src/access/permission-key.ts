import { finding, SingleRule } from '../kubernetes/rbac/single-rule';

/** A permission as the key of a finding has it: `secrets get,list`. A path that does not look like one is called a path. */
export function permissionKey(rule: SingleRule): string {
  return `${rule.url === undefined || rule.url.startsWith('/') ? '' : 'path '}${finding('', '', rule, rule.verbs).key}`;
}
