import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { RuleAcceptance } from './_accept';
import { Bindings, BoundSubjects, RBAC_API_VERSION, RBAC_API_GROUP } from './_bindings';
import { REASON_OPTIONS } from './_check-reason';
import { failClosed } from './_fail-closed';
import { namespaceOfChart } from './_namespace';
import { ExistingRoleName, privilegedRole } from './_privileged-role';
import { FromClusterRoleNameOptions, FromRoleNameOptions } from './from-role-name-options';
import { explainAcceptance } from '../acceptance';
import { explainDnsLabel, explainPathSegment, isTemplated } from '../kubernetes/names';
import { OptionNames, refuseUnknownOptions } from '../text/options';
import { safeText } from '../text/safe-text';

const CLUSTER_ROLE_OPTIONS: OptionNames<FromClusterRoleNameOptions> = { ...REASON_OPTIONS, reason: true, bindingName: true };
const ROLE_OPTIONS: OptionNames<FromRoleNameOptions> = { ...CLUSTER_ROLE_OPTIONS, namespaceName: true };

/** A role referenced by name, in the form that cdk8s-plus accepts. */
abstract class ExistingRole extends Construct implements kplus.IRole {
  public readonly apiVersion = RBAC_API_VERSION;
  public readonly apiGroup = RBAC_API_GROUP;
  public readonly kind: ExistingRoleName['kind'];
  public readonly name: string;
  public abstract readonly resourceType: string;
  protected readonly bindings: Bindings;

  public constructor(scope: Construct, id: string, role: ExistingRoleName, options: FromClusterRoleNameOptions) {
    super(scope, id);
    this.kind = role.kind;
    this.name = role.name;
    const problem = isTemplated(role.name) ? undefined : explainPathSegment(role.name);
    if (problem) { throw new Error(safeText(`the name of the ${role.kind} is ${JSON.stringify(role.name)}, but ${problem}`)); }
    this.bindings = new Bindings(this, { kind: role.kind, name: role.name, accepted: acceptedIn(role, options) }, options.bindingName ?? this.node.path.replace(/\//g, '-'));
  }

  public get resourceName(): string {
    return this.name;
  }
}

/** A ClusterRole that this app does not define. */
@failClosed()
export class ExistingClusterRole extends ExistingRole implements kplus.IClusterRole {
  public readonly resourceType = 'clusterroles';

  public constructor(scope: Construct, id: string, name: string, options: FromClusterRoleNameOptions) {
    refuseUnknownOptions('MinimalClusterRole.fromClusterRoleName', options, CLUSTER_ROLE_OPTIONS);
    super(scope, id, { kind: 'ClusterRole', name }, options);
  }

  public bind(...subjects: kplus.ISubject[]): void {
    this.bindings.bindInCluster(subjects);
  }

  public bindInNamespace(namespace: string, ...subjects: kplus.ISubject[]): void {
    this.bindings.bindInNamespace(namespace, subjects);
  }
}

/** A Role that this app does not define. */
@failClosed()
export class ExistingNamespacedRole extends ExistingRole {
  public readonly resourceType = 'roles';
  private readonly namespace: string | undefined;

  public constructor(scope: Construct, id: string, name: string, options: FromRoleNameOptions) {
    refuseUnknownOptions('MinimalRole.fromRoleName', options, ROLE_OPTIONS);
    const namespace = options.namespaceName ?? namespaceOfChart(scope);
    const problem = namespace === undefined ? undefined : explainDnsLabel(namespace);
    if (problem) { throw new Error(safeText(`the namespace of the Role '${name}' is ${JSON.stringify(namespace)}, but ${problem}`)); }
    super(scope, id, { kind: 'Role', name, namespace }, options);
    this.namespace = namespace;
  }

  public bind(...subjects: kplus.ISubject[]): void {
    this.bindings.bindInNamespace(this.namespace, subjects);
  }
}

/** The acceptances for a binding of a role, with the reason of the user. */
function acceptedIn(
  role: ExistingRoleName, { reason, until, owner, ticket }: FromClusterRoleNameOptions,
): (binding: BoundSubjects) => RuleAcceptance[] {
  const privileged = privilegedRole(role);
  const text = `the ${role.kind} '${role.name}'`;
  if (!privileged) {
    if ([reason, until, owner, ticket].some(option => option !== undefined)) {
      throw new Error(safeText(`${text} is not known to hold sensitive permissions, so its bindings need no reason; leave reason, until, owner and ticket out`));
    }
    return () => [];
  }
  const problem = explainAcceptance({ reason: reason ?? '', until, owner, ticket });
  if (problem) {
    throw new Error(safeText(`a binding of ${text} grants more than its name suggests: ${privileged.why}; ${privileged.instead}, or reason: '<reason>' if it must be bound (${problem})`));
  }
  return binding => privileged.findings(binding).map(finding => ({ ...finding, reason: reason!, until, owner, ticket }));
}
