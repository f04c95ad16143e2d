import { BindingChange } from './access-change';
import { AccessSnapshot } from './access-snapshot';
import { HeldGrant } from './held-grant';
import { holderKey } from './permission-holder';
import { permissionKey } from './permission-key';
import { mergePolicyRules, PolicyRule } from '../kubernetes/rbac/policy-rule';
import { sensitivePermissions } from '../kubernetes/rbac/sensitive-permissions';
import { singleRules } from '../kubernetes/rbac/single-rule';
import { worksInNamespace } from '../kubernetes/rbac/works-in-namespace';

/** Roles that subjects are newly bound to, by any binding. */
export function bindingChanges(before: AccessSnapshot, after: AccessSnapshot): BindingChange[] {
  const known = new Set(before.grants.map(keyOf));
  const added = new Map<string, HeldGrant[]>();
  for (const grant of after.grants) {
    const key = keyOf(grant);
    if (grant.binding === undefined || known.has(key)) { continue; }
    const same = added.get(key);
    if (same) { same.push(grant); } else { added.set(key, [grant]); }
  }
  return [...added.values()].map(grants => describe(grants, after.minors));
}

/** Ignores the name of the binding. */
function keyOf({ holder, role, clusterWide, namespace }: HeldGrant): string {
  return JSON.stringify([holderKey(holder), role.kind, role.name, clusterWide, clusterWide ? null : namespace]);
}

function describe(grants: readonly HeldGrant[], minors: readonly number[]): BindingChange {
  const [{ holder, role, clusterWide, namespace, rules, unseen }] = grants;
  const singles = mergePolicyRules(rules).flatMap(singleRules).filter(({ apiGroup, resource, verbs }) =>
    clusterWide || resource !== undefined && worksInNamespace({ apiGroups: [apiGroup], resources: [resource], verbs }));
  const effective = singles.map(({ apiGroup, resource, url, names, verbs }): PolicyRule => url === undefined
    ? { apiGroups: [apiGroup], resources: [resource!], resourceNames: names, verbs } : { nonResourceURLs: [url], verbs });
  const sensitive = sensitivePermissions(effective, minors, clusterWide ? {} : { within: { namespace } });
  return {
    kind: 'binding',
    certainty: grants.some(({ certainty }) => certainty === 'yes') ? 'certain' : 'possible',
    sensitive: [...new Set(sensitive.map(({ rule }) => rule))].sort(),
    holder,
    role,
    clusterWide,
    ...clusterWide || namespace === undefined ? {} : { namespace },
    bindings: grants.map(({ binding }) => binding!).sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
    grants: [...singles.map(permissionKey), ...unseen === undefined ? [] : [unseen]],
  };
}
