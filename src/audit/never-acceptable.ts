import { allowsEverything } from '../kubernetes/rbac/allows-everything';
import { builtInOfAny } from '../kubernetes/rbac/built-in-roles';
import { takeoverRequests } from '../kubernetes/rbac/cluster-takeover';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { allowsResource } from '../kubernetes/rbac/rule-matching';
import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { Binding } from '../model/service-account';
import { recommended } from '../rules/packs';
import { RULES } from '../rules/registry';
import { SeverityName } from '../rules/severity';

/** Rules on bindings of all users: one of them finds each binding that lets every user take over the cluster. */
const RULES_ON_EVERYONE = ['binding-to-anonymous', 'binding-to-all-authenticated-users', 'binding-to-all-service-accounts'];

/** The same, and the rules that report what a binding grants. */
const RULES_ON_BINDINGS: ReadonlySet<string> = new Set([
  ...RULES_ON_EVERYONE, 'binding-to-cluster-admin', 'binding-to-admin-or-edit', 'binding-to-privileged-role', 'binding-to-accepted-role',
]);

/** The rules that report what a role grants. */
const RULES_ON_ROLES: ReadonlySet<string> = new Set(RULES.filter(({ subject, category }) => subject === 'role' && category === 'escalation').map(({ id }) => id));

/** The subjects that cover all users. OAuth users and ServiceAccounts are in `system:authenticated` too. */
const GROUPS_OF_EVERYONE: readonly (readonly string[])[] = [
  ['User system:anonymous', 'Group system:unauthenticated'],
  ['Group system:authenticated', 'Group system:authenticated:oauth'],
  ['Group system:authenticated', 'Group system:serviceaccounts'],
];

/** The namespace of the controllers' ServiceAccounts. */
const SYSTEM_NAMESPACE = 'kube-system';

/** What a binding grants, whether it is in the app, the context or every cluster. */
interface Grant {
  /** Unset for a built-in binding. */
  readonly object?: ManifestObject;
  readonly clusterWide: boolean;
  readonly namespace?: string;
  readonly subjects: readonly string[];
  readonly rules: readonly PolicyRule[];
}

/** The findings that cannot be accepted: those that let every user take over the cluster, in any spelling. */
export class NeverAcceptable {
  private objects?: { readonly bindings: ReadonlySet<ManifestObject>; readonly roles: ReadonlySet<ManifestObject> };

  public constructor(private readonly model: AppModel) {}

  /** Whether a rule can report such a finding. */
  public concerns(rule: string): boolean {
    return RULES_ON_BINDINGS.has(rule) || RULES_ON_ROLES.has(rule);
  }

  public includes(rule: string, object: ManifestObject): boolean {
    if (!this.concerns(rule)) { return false; }
    const { bindings, roles } = this.found;
    return RULES_ON_BINDINGS.has(rule) ? bindings.has(object) : roles.has(object);
  }

  /** The rules that report such findings, with their severities in `recommended`. */
  public get leastSeverities(): ReadonlyMap<string, SeverityName> {
    const { bindings, roles } = this.found;
    const rules = [...bindings.size === 0 ? [] : RULES_ON_EVERYONE, ...roles.size === 0 ? [] : RULES_ON_ROLES];
    return new Map(rules.filter(rule => Object.hasOwn(recommended.severities, rule)).map(rule => [rule, recommended.severities[rule]]));
  }

  private get found(): NonNullable<NeverAcceptable['objects']> {
    return this.objects ??= this.find();
  }

  private find(): NonNullable<NeverAcceptable['objects']> {
    const { model } = this;
    const grants = [...model.bindings.filter(({ refused }) => !refused).map(grantOf), ...grantsOfEveryCluster(model)];
    const takeovers = GROUPS_OF_EVERYONE.flatMap(subjects => takeoversBy(subjects, grants));
    const isReported = ({ object }: Grant): boolean => object !== undefined && model.isChecked(object);
    // If the bindings are not reported, the roles that they grant are.
    const given = new Set(rulesOf(takeovers.filter(grant => !isReported(grant))));
    const ownerOf = (object: ManifestObject): ManifestObject => model.partOf(object)?.owner ?? object;
    return {
      bindings: new Set(takeovers.filter(isReported).map(({ object }) => ownerOf(object!))),
      roles: new Set(model.roles.filter(({ rules }) => rules.some(rule => given.has(rule))).map(({ object }) => ownerOf(object!))),
    };
  }
}

function grantOf({ object, clusterWide, namespace, subjects, role }: Binding): Grant {
  return {
    object,
    clusterWide,
    namespace,
    subjects: subjects.filter(({ refused }) => !refused).map(({ kind, name }) => `${kind} ${name}`),
    rules: role?.rules ?? [],
  };
}

/** The permissions that built-in bindings grant to all users through redefined roles of the same name. */
function grantsOfEveryCluster(model: AppModel): Grant[] {
  const everyone = new Set(GROUPS_OF_EVERYONE.flat());
  return builtInOfAny(model.minors).bindings.map(({ kind, namespace, roleKind, roleName, subjects }) => ({
    clusterWide: kind === 'ClusterRoleBinding',
    namespace,
    subjects: subjects.map(subject => `${subject.kind} ${subject.name}`).filter(subject => everyone.has(subject)),
    role: { kind: roleKind, name: roleName, namespace: roleKind === 'Role' ? namespace : undefined },
  })).filter(({ subjects }) => subjects.length > 0).map(({ role, ...grant }) => ({
    ...grant,
    rules: model.roles.filter(({ kind, name, namespace }) => kind === role.kind && name === role.name && namespace === role.namespace)
      .flatMap(({ rules }) => rules),
  }));
}

/** Grants that allow a takeover of the cluster, alone or together. */
function takeoversBy(subjects: readonly string[], grants: readonly Grant[]): Grant[] {
  const own = grants.filter(grant => grant.subjects.some(subject => subjects.includes(subject)));
  const inSystem = own.filter(({ clusterWide, namespace }) => !clusterWide && namespace === SYSTEM_NAMESPACE);
  const inCluster = own.filter(({ clusterWide }) => clusterWide);
  const requests = takeoverRequests(rulesOf(inCluster), rulesOf(inSystem));
  const whole = new Set(listsOf(own).filter(allowsEverything));
  const isPart = (rules: readonly PolicyRule[]): boolean => requests.some(request => rules.some(rule => allowsResource(rule, request)));
  const parts = new Set(listsOf([...inCluster, ...inSystem]).filter(isPart));
  return own.filter(({ clusterWide, namespace, rules }) =>
    whole.has(rules) || ((clusterWide || namespace === SYSTEM_NAMESPACE) && parts.has(rules)));
}

function rulesOf(grants: readonly Grant[]): PolicyRule[] {
  return listsOf(grants).flat();
}

/** The rule lists without duplicates: thousands of bindings may grant the same role. */
function listsOf(grants: readonly Grant[]): (readonly PolicyRule[])[] {
  return [...new Set(grants.map(({ rules }) => rules))];
}
