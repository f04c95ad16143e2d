import { worksInNamespace } from './_works-in-namespace';
import { Severity, SEVERITIES } from './severity';
import { SensitivePermission, sensitivePermissions } from '../kubernetes/rbac/sensitive-permissions';
import { AppModel } from '../model/app-model';
import { Role } from '../model/service-account';

/** What a role grants that no role of the app accounts for, and how bad the worst of it is. */
export interface PowerElsewhere {
  readonly severity: Severity;
  readonly worst: SensitivePermission;
  /** How many sensitive permissions there are. */
  readonly count: number;
}

/** The severities of the rules on sensitive permissions, where they are not `high`. */
const SEVERITY_OF: ReadonlyMap<string, Severity> = new Map<string, Severity>([
  ...['grants-everything', 'bind-roles', 'escalate-roles', 'impersonate', 'modify-cluster-identity-mapping'].map(rule => [rule, 'critical'] as const),
  ...[
    'port-forward-to-pods', 'proxy-to-pods-or-services', 'modify-node-or-pod-status', 'modify-service-accounts', 'request-token-audience',
    'modify-custom-resource-definitions', 'modify-namespaces', 'modify-service-endpoints',
  ].map(rule => [rule, 'medium'] as const),
]);

/** How bad it is to hold a permission: as the rule that reports it on a role of the app. */
export function severityOf({ rule }: Pick<SensitivePermission, 'rule'>): Severity {
  return SEVERITY_OF.get(rule) ?? 'high';
}

/** The power of a role of the context, or of one that every cluster has, for a binding to it; `undefined` where it is none. */
export function powerElsewhere({ rulesElsewhere }: Role, clusterWide: boolean, model: AppModel): PowerElsewhere | undefined {
  const known = model.once(knownPowers)[clusterWide ? 'clusterWide' : 'inNamespace'];
  // A role may be bound thousands of times.
  if (!known.has(rulesElsewhere)) { known.set(rulesElsewhere, powerOf(rulesElsewhere, clusterWide)); }
  return known.get(rulesElsewhere);
}

type Known = Map<Role['rules'], PowerElsewhere | undefined>;

function knownPowers(): { readonly clusterWide: Known; readonly inNamespace: Known } {
  return { clusterWide: new Map(), inNamespace: new Map() };
}

function powerOf(rules: Role['rules'], clusterWide: boolean): PowerElsewhere | undefined {
  const permissions = sensitivePermissions(rules).filter(({ source }) => clusterWide || worksInNamespace(source));
  if (permissions.length === 0) { return undefined; }
  const rank = (permission: SensitivePermission): number => SEVERITIES.indexOf(severityOf(permission));
  const worst = permissions.reduce((a, b) => rank(b) < rank(a) ? b : a);
  return { severity: severityOf(worst), worst, count: permissions.length };
}

/** The worst of it in a sentence: `'secrets get' and 3 more sensitive permissions, because it shows ...`. */
export function powerText({ worst: { key, why }, count }: PowerElsewhere): string {
  const others = count === 1 ? '' : ` and ${count - 1} more sensitive ${count === 2 ? 'permission' : 'permissions'}`;
  return `'${key}'${others}: ${why}`;
}
