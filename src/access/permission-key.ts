import { finding, SingleRule } from '../kubernetes/rbac/single-rule';

/** A permission in the key of a finding: `secrets get,list`. A path without a leading slash gets the prefix `path`. */
export function permissionKey(rule: SingleRule): string {
  return `${rule.url === undefined || rule.url.startsWith('/') ? '' : 'path '}${finding('', '', rule, rule.verbs).key}`;
}
