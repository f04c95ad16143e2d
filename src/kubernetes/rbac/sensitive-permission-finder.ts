import { explainNotNamespaced } from './cluster-scoped-resources';
import { isHeld } from './needed-permissions';
import { PolicyRule } from './policy-rule';
import { allowsResource } from './rule-matching';
import { Cap, Needed, SENSITIVE_PERMISSIONS, SensitivePermissionEntry } from './sensitive-permission-table';
import { finding, SensitivePermission, SingleRule } from './single-rule';

/** Facts outside of the rules that determine how severe a permission is. */
export interface Circumstances {
  /** The namespace in which the rules apply, possibly an unknown one; unset if they apply in the whole cluster. */
  readonly within?: { readonly namespace: string | undefined };
  /** Whether the other roles of the holder are evaluated too. Permissions that are only sensitive together with them are then included. */
  readonly amongOthers?: true;
}

/** The verbs of ordinary requests; all others are custom and granted on purpose. */
export const ORDINARY_VERBS = ['*', 'get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** The verbs of requests that may name no object. */
const NAMELESS_VERBS = ['*', 'list', 'watch', 'create', 'deletecollection'];

/** The table entries of one resource, by `<resource> <API group>`. */
const ENTRIES_BY_RESOURCE: ReadonlyMap<string, readonly SensitivePermissionEntry[]> = entriesByResource();

/** The table entries of verbs that mean the same on every resource. */
const ENTRIES_FOR_ANY_RESOURCE = SENSITIVE_PERMISSIONS.filter(({ resources }) => !resources);

function entriesByResource(): Map<string, SensitivePermissionEntry[]> {
  const found = new Map<string, SensitivePermissionEntry[]>();
  for (const candidate of SENSITIVE_PERMISSIONS) {
    for (const [group, names] of Object.entries(candidate.resources ?? {})) {
      for (const name of names) {
        const known = found.get(`${name} ${group}`);
        if (known) { known.push(candidate); } else { found.set(`${name} ${group}`, [candidate]); }
      }
    }
  }
  return found;
}

/** The table entries for a resource: its own, those of its group and those of its subresources. */
export function entriesOf(resource: string, apiGroup: string): readonly SensitivePermissionEntry[] {
  return [resource, '*', `${resource.split('/')[0]}/*`].flatMap(name => ENTRIES_BY_RESOURCE.get(`${name} ${apiGroup}`) ?? []);
}

/** Finds sensitive permissions in the single rules of a role. */
export class SensitivePermissionFinder {
  private readonly held = new Map<Needed, boolean>();

  public constructor(
    private readonly rules: readonly PolicyRule[], private readonly minors: readonly number[], private readonly circumstances: Circumstances,
  ) {}

  public find(single: SingleRule): SensitivePermission[] {
    const { apiGroup, resource = '', url } = single;
    if (url !== undefined) { return []; }
    const several = apiGroup === '*' || resource.startsWith('*');
    return (several ? SENSITIVE_PERMISSIONS : [...ENTRIES_FOR_ANY_RESOURCE, ...entriesOf(resource, apiGroup)])
      .filter(candidate => concerns(candidate, single) && this.mayHold(candidate, single))
      .flatMap(candidate => this.evaluate(candidate, single));
  }

  private evaluate(candidate: SensitivePermissionEntry, single: SingleRule): SensitivePermission[] {
    const { rule, critical, atMost, needs, namespace } = candidate;
    if (candidate.namedTogether) { return this.evaluateNamedTogether(candidate, single); }
    const matching = matchingVerbs(candidate, single);
    const capOfNeeds = needs && this.capOf(needs);
    const onlyWorse = capOfNeeds === 'none';
    if (matching.length === 0 || (onlyWorse && !this.circumstances.amongOthers)) { return []; }
    const within = this.minors.filter(minor => isEffectiveIn(candidate, matching, minor));
    if (within.length === 0) { return []; }
    const capOfNames = isWider(matching, candidate, single) ? 'all' : capOf(candidate, single);
    const isOutsideNamespace = namespace !== undefined && !this.circumstances.within && single.names.length === 0;
    const less = leastOf(atMost, capOfNames);
    const covering = this.coveringOf(candidate);
    const least = leastOf(less, onlyWorse ? 'low' : capOfNeeds, isOutsideNamespace || covering !== undefined ? 'low' : undefined);
    const worse = capOfNeeds ? { beside: needs } : isOutsideNamespace ? { boundIn: namespace } : undefined;
    const beside = needs?.key !== undefined && this.held.get(needs) ? ` ${needs.key}` : '';
    const { key, ...permission } = finding(rule, whyOf(candidate, matching, covering), single, matching);
    return [{
      ...permission,
      key: `${key}${beside}`,
      ...within.length < this.minors.length ? { minors: within } : {},
      ...least ? { atMost: least } : {},
      ...critical && !least ? { critical } : {},
      ...worse ? { worse: { ...worse, ...less ? { atMost: less } : {} } } : {},
      ...onlyWorse ? { onlyWorse } : {},
    }];
  }

  /** A permission that requires two verbs on the object of one name. The other verb may come from another rule or another role. */
  private evaluateNamedTogether({ rule, why, verbs, resources = {} }: SensitivePermissionEntry, single: SingleRule): SensitivePermission[] {
    const own = single.verbs.includes('*') ? verbs : verbs.filter(verb => single.verbs.includes(verb));
    if (own.length === 0 || single.resource === '*') { return []; }
    const [[apiGroup, [resource]]] = Object.entries(resources);
    const isAllowed = (verb: string, name?: string): boolean =>
      this.rules.some(granted => allowsResource(granted, { verb, apiGroup, resource, name }));
    if (own.length === verbs.length) {
      return single.names.length === 0 ? [] : [finding(rule, why, single, single.verbs.includes('*') ? ['*'] : verbs)];
    }
    const missing = verbs.filter(verb => !own.includes(verb));
    // A verb that is not limited to names is reported as such.
    if (verbs.some(verb => isAllowed(verb))) { return []; }
    const split = single.names.filter(name => missing.every(verb => isAllowed(verb, name)));
    const found = split.length === 0 ? [] : [finding(rule, why, { ...single, apiGroup, resource, names: split }, verbs)];
    if (!this.circumstances.amongOthers) { return found; }
    const half = own.includes(verbs[0]) ? 'first' : 'second';
    return [...found, ...single.names.filter(name => !split.includes(name)).map((name): SensitivePermission => ({
      ...finding(rule, `${why}; another role of its holder grants ${missing.join(' and ')} on it`, { ...single, names: [name] }, own),
      worse: { beside: { anyOf: missing.map(verb => ({ verb, apiGroup, resource, name })), otherwise: 'none', half } },
      onlyWorse: true,
    }))];
  }

  /** The permission of the same role that makes an entry redundant. */
  private coveringOf({ coveredBy }: SensitivePermissionEntry): string | undefined {
    if (!coveredBy || !this.rules.some(rule => allowsResource(rule, coveredBy))) { return undefined; }
    return `${coveredBy.resource} ${coveredBy.verb}`;
  }

  /** Whether an entry has an effect where the rules apply. */
  private mayHold({ namespace, resources }: SensitivePermissionEntry, { apiGroup, resource = '', verbs }: SingleRule): boolean {
    const { within } = this.circumstances;
    if (!within) { return true; }
    if (namespace !== undefined && within.namespace !== namespace) { return false; }
    const asked = verbs.includes('*') ? [['get'], ['bind']] : [verbs];
    const types = !resources ? [[apiGroup, resource]] : Object.entries(resources).filter(([group]) => apiGroup === '*' || apiGroup === group)
      .flatMap(([group, names]) => names.map(name => [group, resource.startsWith('*') ? name : resource]));
    return types.some(([group, name]) => asked.some(some => explainNotNamespaced(group, name, some) === undefined));
  }

  private capOf(needed: Needed): Cap | 'none' | undefined {
    let held = this.held.get(needed);
    if (held === undefined) { this.held.set(needed, held = isHeld(needed, this.rules)); }
    return held ? undefined : needed.otherwise;
  }
}

function whyOf({ why, unless }: SensitivePermissionEntry, verbs: readonly string[], covering: string | undefined): string {
  const reason = unless === undefined || verbs.includes(unless.verb) || verbs.includes('*') ? why : unless.why;
  return covering === undefined ? reason : `${reason}; '${covering}' of the same role allows the same`;
}

/** The lowest of the caps; "all" and `undefined` cap nothing. */
function leastOf(...caps: readonly (Cap | 'all' | 'none' | undefined)[]): Cap | undefined {
  return CAPS.find(cap => caps.includes(cap));
}

/** Lowest first. */
const CAPS: readonly Cap[] = ['low', 'medium', 'high'];
const CAPS_OF_NAMES: readonly (Cap | 'all' | 'none')[] = ['none', ...CAPS, 'all'];

/** The sensitive verbs of a rule, unless its names make them harmless. */
function matchingVerbs(candidate: SensitivePermissionEntry, single: SingleRule): string[] {
  const { named, onlyNamed } = candidate;
  const { verbs } = single;
  const isHarmlessNamed = named !== undefined && single.names.length > 0 && capOf(candidate, single) === 'none';
  return verbs.filter(verb => matches(candidate, single, verb) && (isLimited(single, verb) ? !isHarmlessNamed : !onlyNamed));
}

/** Whether one of the verbs is not limited by the names. */
function isWider(verbs: readonly string[], { named }: SensitivePermissionEntry, single: SingleRule): boolean {
  return named === undefined || verbs.some(verb => !isLimited(single, verb));
}

/** The cap that the names of a rule impose: that of the most severe name. */
function capOf({ named = {} }: SensitivePermissionEntry, { names }: SingleRule): Cap | 'all' | 'none' {
  const patterns = Object.keys(named).filter(name => name.endsWith('*')).sort((a, b) => b.length - a.length);
  return names.map(name => {
    if (Object.hasOwn(named, name)) { return named[name]; }
    const pattern = patterns.find(text => name.startsWith(text.slice(0, -1)));
    return pattern === undefined ? 'all' : named[pattern];
  }).reduce((a, b) => CAPS_OF_NAMES.indexOf(a) < CAPS_OF_NAMES.indexOf(b) ? b : a, 'none');
}

/** Whether one of the verbs has an effect in a version. */
function isEffectiveIn({ verbs, versions }: SensitivePermissionEntry, granted: readonly string[], minor: number): boolean {
  if (!versions) { return true; }
  return (granted.includes('*') ? verbs : granted).some(verb => {
    const { since = minor, until = minor } = versions[verbs.find(pattern => isVerb(pattern, verb)) ?? verb] ?? {};
    return since <= minor && minor <= until;
  });
}

/** Whether names limit a verb. An empty name matches every request without one. */
function isLimited({ names, resource = '' }: SingleRule, verb: string): boolean {
  const carriesName = resource.includes('/') || !NAMELESS_VERBS.includes(verb);
  return names.length > 0 && (carriesName || !names.includes(''));
}

/** Whether a rule covers a resource of the entry. */
function concerns({ resources }: SensitivePermissionEntry, { apiGroup, resource = '' }: SingleRule): boolean {
  if (!resources) { return true; }
  const sensitive = apiGroup === '*' ? Object.values(resources).flat() : Object.hasOwn(resources, apiGroup) ? resources[apiGroup] : [];
  if (resource === '*') { return sensitive.length > 0; }
  return sensitive.some(name => name === resource || (name === '*' && apiGroup !== '*') || (name.endsWith('/*') && resource.startsWith(name.slice(0, -1))))
    || (resource.startsWith('*/') && sensitive.some(other => other.endsWith(resource.slice(1))));
}

function matches({ verbs, resources }: SensitivePermissionEntry, { resource }: SingleRule, verb: string): boolean {
  const named = verbs.some(pattern => isVerb(pattern, verb));
  if (!resources) { return named; }
  if (resource === '*') { return named && !ORDINARY_VERBS.includes(verb); }
  return named || verb === '*';
}

function isVerb(pattern: string, verb: string): boolean {
  return pattern === verb || (pattern.endsWith(':*') && verb.startsWith(pattern.slice(0, -1)));
}
