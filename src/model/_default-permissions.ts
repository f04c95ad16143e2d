import { NamespacedMap } from './_namespaced-map';
import { Roles } from './_roles';
import { DefaultGrant, Role, Subject } from './service-account';
import { BuiltInBinding, builtInOfAny } from '../kubernetes/rbac/built-in-roles';
import { explainNotNamespaced } from '../kubernetes/rbac/cluster-scoped-resources';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { allowsPath, allowsResource, RequestAttributes } from '../kubernetes/rbac/rule-matching';
import { accountsOfSubject } from '../kubernetes/rbac/subject';

interface Loaded {
  readonly all: readonly DefaultGrant[];
  readonly everyUser: readonly DefaultGrant[];
  readonly accounts: NamespacedMap<DefaultGrant[]>;
  /** The default permissions of every account, on resources and on paths. */
  readonly resourceRules: readonly PolicyRule[];
  readonly pathRules: readonly PolicyRule[];
}

/** The permissions of accounts in every cluster, without any binding of the app. */
export class DefaultPermissions {
  private loaded: Loaded | undefined;
  /** Cached by rules: a role may be bound thousands of times. */
  private readonly exceeding = { clusterWide: new Map<Role['rules'], boolean>(), inNamespace: new Map<Role['rules'], boolean>() };

  /** @param minors The possible versions of Kubernetes; a grant in any one of them counts. */
  public constructor(private readonly roles: Roles, private readonly minors: readonly number[]) {}

  /** The default grants of all subjects: accounts, users and groups. */
  public get all(): readonly DefaultGrant[] {
    return this.load().all;
  }

  /** A subject of a built-in binding in the form of the app's subjects. */
  public subjectOf({ kind, name, namespace }: DefaultGrant['subject'], binding: BuiltInBinding): Pick<Subject, 'kind' | 'name' | 'refused' | 'accounts'> {
    return { kind, name, refused: false, accounts: accountsOfSubject({ kind, name, namespace }, binding.kind, binding.namespace) };
  }

  /** The default grants of every account. */
  public get ofEveryUser(): readonly DefaultGrant[] {
    return this.load().everyUser;
  }

  /** The default grants only of Kubernetes' own accounts. */
  public ofAccount(namespace: string | undefined, name: string): readonly DefaultGrant[] {
    return this.load().accounts.get(namespace, name) ?? [];
  }

  /** Whether a role allows more than the default permissions of every account. */
  public isExceededBy({ rules }: Role, clusterWide: boolean): boolean {
    const known = this.exceeding[clusterWide ? 'clusterWide' : 'inNamespace'];
    let exceeds = known.get(rules);
    if (exceeds === undefined) { known.set(rules, exceeds = rules.some(rule => this.exceeds(rule, clusterWide))); }
    return exceeds;
  }

  private exceeds({ verbs, apiGroups = [], resources = [], nonResourceURLs = [] }: PolicyRule, clusterWide: boolean): boolean {
    const { resourceRules, pathRules } = this.load();
    // Plain loops for speed: this runs for every rule of every role.
    for (const verb of verbs) {
      for (const apiGroup of apiGroups) {
        for (const resource of resources) {
          const request = { verb, apiGroup, resource };
          if (hasEffect(request, clusterWide) && !resourceRules.some(rule => allowsResource(rule, request))) { return true; }
        }
      }
      if (clusterWide && nonResourceURLs.some(url => !pathRules.some(rule => allowsPath(rule, verb, url)))) { return true; }
    }
    return false;
  }

  private load(): Loaded {
    if (this.loaded) { return this.loaded; }
    const all: DefaultGrant[] = [];
    const everyUser: DefaultGrant[] = [];
    const byAccount = new NamespacedMap<DefaultGrant[]>();
    for (const binding of builtInOfAny(this.minors).bindings) {
      const { kind, namespace, roleKind, roleName, subjects } = binding;
      const role = this.roles.ofEveryCluster(roleKind, roleName, roleKind === 'Role' ? namespace : undefined)!;
      for (const subject of subjects) {
        const grant = { role, namespace, binding, subject };
        const accounts = accountsOfSubject(subject, kind, namespace);
        all.push(grant);
        if (accounts?.scope === 'cluster') { everyUser.push(grant); }
        if (accounts?.scope === 'account') { byAccount.getOrAdd(accounts.namespace, accounts.name!, () => []).push(grant); }
      }
    }
    const rules = everyUser.flatMap(({ role }) => role.rules);
    this.loaded = {
      all,
      everyUser,
      accounts: byAccount,
      resourceRules: rules.filter(({ resources = [] }) => resources.length > 0),
      pathRules: rules.filter(({ nonResourceURLs = [] }) => nonResourceURLs.length > 0),
    };
    return this.loaded;
  }
}

/** Whether a rule has an effect: `pods/*` is not a pattern, and a namespace contains no nodes. */
function hasEffect({ apiGroup, resource, verb }: RequestAttributes, clusterWide: boolean): boolean {
  if (resource.endsWith('/*')) { return false; }
  // A wildcard has an effect if any of its verbs does.
  return clusterWide || explainNotNamespaced(apiGroup, resource, [verb === '*' ? 'get' : verb]) === undefined;
}
