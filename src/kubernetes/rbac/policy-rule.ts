/**
 * A rule of a Role or ClusterRole, as in a manifest.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-v1/
 */
export interface PolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  /** Without names, all objects. */
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

/** One resource with all verbs that a role grants on it, for all objects or for the named ones. */
interface Grant {
  readonly apiGroup: string;
  readonly resource: string;
  readonly names?: readonly string[];
  readonly verbs: readonly string[];
}

const VERB_ORDER = ['*', 'get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** Verbs without duplicates, in conventional order. */
export function sortVerbs(verbs: Iterable<string>): string[] {
  const rank = (verb: string): number => VERB_ORDER.includes(verb) ? VERB_ORDER.indexOf(verb) : VERB_ORDER.length;
  return [...new Set(verbs)].sort((a, b) => rank(a) - rank(b) || compare(a, b));
}

/**
 * The same permissions in few, readable rules: rules for the same objects are merged,
 * and redundant names are dropped. The result does not depend on the order of the
 * rules, and grants neither more nor less.
 */
export function mergePolicyRules(rules: readonly PolicyRule[]): PolicyRule[] {
  if (rules.length === 1 && isOfOneResource(rules[0])) { return [tidied(rules[0])]; }
  const byResources = group(
    grantsOf(rules), ({ apiGroup, names, verbs }) => JSON.stringify([apiGroup, names ?? null, verbs]),
  ).map<PolicyRule>(grants => ({
    apiGroups: [grants[0].apiGroup],
    resources: sorted(grants.map(({ resource }) => resource)),
    ...grants[0].names ? { resourceNames: grants[0].names } : {},
    verbs: grants[0].verbs,
  }));
  return [...byResources.sort((a, b) => compare(sortKey(a), sortKey(b))), ...urlRules(rules)];
}

/** The fast path: most roles have only such a rule. */
function isOfOneResource({ verbs, apiGroups, resources, nonResourceURLs }: PolicyRule): boolean {
  return verbs.length > 0 && apiGroups?.length === 1 && resources?.length === 1 && (nonResourceURLs === undefined || nonResourceURLs.length === 0);
}

function tidied({ verbs, apiGroups, resources, resourceNames = [] }: PolicyRule): PolicyRule {
  return { apiGroups, resources, ...resourceNames.length > 0 ? { resourceNames: sorted(resourceNames) } : {}, verbs: sortVerbs(verbs) };
}

/** The verbs on one resource, for all objects or the named one. */
interface SingleGrant {
  readonly apiGroup: string;
  readonly resource: string;
  readonly name: string | null;
  readonly verbs: Set<string>;
}

/** The grants of the rules, one per resource and set of names, with the verbs that no wider grant has. */
function grantsOf(rules: readonly PolicyRule[]): Grant[] {
  const byTarget = new Map<string, SingleGrant>();
  const keyOf = (apiGroup: string, resource: string, name: string | null): string => JSON.stringify([apiGroup, resource, name]);
  for (const { apiGroups = [], resources = [], resourceNames = [], verbs } of rules) {
    for (const apiGroup of apiGroups) {
      for (const resource of resources) {
        for (const name of resourceNames.length > 0 ? resourceNames : [null]) {
          const key = keyOf(apiGroup, resource, name);
          let grant = byTarget.get(key);
          if (!grant) { byTarget.set(key, grant = { apiGroup, resource, name, verbs: new Set() }); }
          for (const verb of verbs) { grant.verbs.add(verb); }
        }
      }
    }
  }
  const single = [...byTarget.values()].map(({ apiGroup, resource, name, verbs }) => {
    const onAll = name === null ? undefined : byTarget.get(keyOf(apiGroup, resource, null))?.verbs;
    return { apiGroup, resource, name, verbs: sortVerbs(onAll ? [...verbs].filter(verb => !onAll.has(verb)) : verbs) };
  }).filter(({ verbs }) => verbs.length > 0);
  return group(single, ({ apiGroup, resource, name, verbs }) => JSON.stringify([apiGroup, resource, name === null, verbs])).map(same => ({
    apiGroup: same[0].apiGroup,
    resource: same[0].resource,
    verbs: same[0].verbs,
    ...same[0].name === null ? {} : { names: sorted(same.map(({ name }) => name!)) },
  }));
}

function urlRules(rules: readonly PolicyRule[]): PolicyRule[] {
  const verbsOf = new Map<string, Set<string>>();
  for (const { nonResourceURLs = [], verbs } of rules) {
    for (const url of nonResourceURLs) {
      const known = verbsOf.get(url);
      if (!known) { verbsOf.set(url, new Set(verbs)); continue; }
      for (const verb of verbs) { known.add(verb); }
    }
  }
  return group([...verbsOf], ([, verbs]) => JSON.stringify(sortVerbs(verbs))).map(same => ({
    nonResourceURLs: sorted(same.map(([url]) => url)),
    verbs: sortVerbs(same[0][1]),
  })).sort((a, b) => compare(a.nonResourceURLs[0], b.nonResourceURLs[0]));
}

function group<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const text = key(item);
    const found = groups.get(text);
    if (found) { found.push(item); } else { groups.set(text, [item]); }
  }
  return [...groups.values()];
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compare);
}

function sortKey({ apiGroups, resources, resourceNames, verbs }: PolicyRule): string {
  return JSON.stringify([apiGroups, resources, resourceNames ?? [], verbs]);
}

/** By code units, for the same order in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
