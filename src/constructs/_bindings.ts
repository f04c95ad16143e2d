import { ApiObject, ApiObjectMetadataDefinition, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct, IConstruct } from 'constructs';
import { RuleAcceptance, writeAcceptances } from './_accept';
import { addListener } from './_account-users';
import { applyChartAfter, applyInOrder, ApplyRank } from './_apply-order';
import { withoutNamespace } from './_cluster-scoped';
import { AppliedWithAccounts } from './_hooks';
import { checkNamespaceIsGiven, namespaceOfChart } from './_namespace';
import { checkRbacName } from './_role-name';
import { explainDnsLabel } from '../kubernetes/names';
import { DEFAULT_SERVICE_ACCOUNT } from '../kubernetes/service-account-token';
import { safeText } from '../text/safe-text';

export const RBAC_API_GROUP = 'rbac.authorization.k8s.io';

/** Roles and bindings are plain API objects, because the L1 classes would convert each of their fields again. */
export const RBAC_API_VERSION = `${RBAC_API_GROUP}/v1`;

interface BoundRole {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;
  /** The metadata of the role, if this app defines it. */
  readonly metadata?: ApiObjectMetadataDefinition;
  /** The acceptances for a binding of the role. */
  readonly accepted?: (binding: BoundSubjects) => readonly RuleAcceptance[];
}

/** The subjects of a binding, and where it grants permissions. */
export interface BoundSubjects {
  readonly kind: 'RoleBinding' | 'ClusterRoleBinding';
  readonly namespace: string | undefined;
  readonly subjects: readonly kplus.k8s.Subject[];
}

interface Binding extends BoundSubjects {
  readonly object: ApiObject;
  readonly subjects: kplus.k8s.Subject[];
  readonly appliedWith: AppliedWithAccounts;
}

/** The bindings of one role: one per namespace, and one for the whole cluster. */
export class Bindings {
  private readonly bindings = new Map<string, Binding>();
  private readonly roleAppliedWith?: AppliedWithAccounts;

  /**
   * @param scope The parent construct of the bindings.
   * @param role The role to which they refer.
   * @param name The name of the bindings.
   */
  public constructor(private readonly scope: Construct, private readonly role: BoundRole, private readonly name: string) {
    checkRbacName('binding', name);
    this.roleAppliedWith = role.metadata && new AppliedWithAccounts(role.metadata);
  }

  /** Binds for the whole cluster. */
  public bindInCluster(subjects: readonly kplus.ISubject[]): void {
    this.bind(subjects, 'ClusterRoleBinding', undefined, namespace => {
      if (namespace === undefined) { return 'a binding for the whole cluster must name it'; }
      return undefined;
    });
  }

  /** Binds in one namespace; if unset, in the unknown namespace of a chart without one. */
  public bindInNamespace(namespace: string | undefined, subjects: readonly kplus.ISubject[]): void {
    const problem = namespace === undefined ? undefined : explainDnsLabel(namespace);
    if (problem) { throw new Error(safeText(`the namespace of the binding is ${JSON.stringify(namespace)}, but ${problem}`)); }
    this.bind(subjects, 'RoleBinding', namespace, own => {
      if (own === undefined && namespace !== undefined) { return `the binding is in '${namespace}', where another account may have its name`; }
      return undefined;
    });
  }

  /** Rewrites the acceptances of all bindings after the role has changed. */
  public updateAcceptances(): void {
    for (const binding of this.bindings.values()) { this.writeAcceptances(binding); }
  }

  private bind(
    subjects: readonly kplus.ISubject[], kind: 'RoleBinding' | 'ClusterRoleBinding', namespace: string | undefined,
    explainNamespace: (namespace: string | undefined) => string | undefined,
  ): void {
    if (subjects.length === 0) { throw new Error(safeText(`a binding of the ${this.role.kind} '${this.role.name}' names no subject; write bind(account)`)); }
    const resolved = subjects.map(subject => toSubject(subject, explainNamespace));
    const binding = this.bindingOf(kind, namespace);
    for (const subject of resolved) {
      if (!binding.subjects.some(other => JSON.stringify(other) === JSON.stringify(subject))) { binding.subjects.push(subject); }
    }
    this.writeAcceptances(binding);
    for (const subject of subjects) {
      const { metadata } = accountOf(subject) as { readonly metadata?: ApiObjectMetadataDefinition };
      binding.appliedWith.add(metadata);
      this.roleAppliedWith?.add(metadata);
      addListener(accountOf(subject), { workloadAdded: workload => applyChartAfter(workload.construct, binding.object) });
    }
  }

  private bindingOf(kind: 'RoleBinding' | 'ClusterRoleBinding', namespace: string | undefined): Binding {
    const key = `${kind} ${namespace ?? ''}`;
    let binding = this.bindings.get(key);
    if (!binding) {
      binding = this.create(kind, namespace);
      this.bindings.set(key, binding);
    }
    return binding;
  }

  private create(kind: 'RoleBinding' | 'ClusterRoleBinding', namespace: string | undefined): Binding {
    const subjects: kplus.k8s.Subject[] = [];
    const object = new ApiObject(this.scope, kind === 'RoleBinding' && this.role.kind === 'ClusterRole' ? `${kind}-${namespace}` : kind, {
      apiVersion: RBAC_API_VERSION,
      kind,
      metadata: { name: this.name, namespace },
      roleRef: { apiGroup: RBAC_API_GROUP, kind: this.role.kind, name: this.role.name },
      subjects: Lazy.any({ produce: () => subjects }),
    });
    if (kind === 'ClusterRoleBinding') { withoutNamespace(object); }
    applyInOrder(object, ApplyRank.BINDING);
    return { object, kind, namespace, subjects, appliedWith: new AppliedWithAccounts(object.metadata) };
  }

  private writeAcceptances(binding: Binding): void {
    if (this.role.accepted) { writeAcceptances(binding.object.metadata, this.role.accepted(binding)); }
  }
}

function toSubject(subject: kplus.ISubject, explainNamespace: (namespace: string | undefined) => string | undefined): kplus.k8s.Subject {
  const { kind, name, namespace } = configurationOf(subject);
  if (kind !== 'ServiceAccount') { return { apiGroup: RBAC_API_GROUP, kind, name }; }
  if (name === DEFAULT_SERVICE_ACCOUNT) {
    throw new Error("a role must not be bound to the ServiceAccount 'default', which every pod without an account shares; bind it to a SecureServiceAccount");
  }
  checkNamespaceIsGiven(accountOf(subject));
  const known = namespace ?? ownNamespaceOf(subject) ?? namespaceOfChart(subject);
  const invalid = known === undefined ? undefined : explainDnsLabel(known);
  if (invalid) { throw new Error(safeText(`the namespace of the ServiceAccount '${name}' is ${JSON.stringify(known)}, but ${invalid}`)); }
  const problem = explainNamespace(known);
  if (problem) {
    throw new Error(safeText(`the namespace of the ServiceAccount '${name}' is not known, but ${problem}; give its chart a namespace, or write SecureServiceAccount.fromServiceAccountName with namespaceName`));
  }
  return { apiGroup: '', kind, name, ...known === undefined ? {} : { namespace: known } };
}

/** For a workload without an account, cdk8s-plus throws an error that advises automount, which would use the shared account. */
function configurationOf(subject: kplus.ISubject): kplus.SubjectConfiguration {
  if ('automountServiceAccountToken' in subject && !accountIn(subject)) {
    throw new Error(safeText(`the workload '${subject.node.path}' has no ServiceAccount that a role could be bound to; give it a SecureServiceAccount`));
  }
  return subject.toSubjectConfiguration();
}

function accountIn(subject: IConstruct): kplus.IServiceAccount | undefined {
  return (subject as { readonly serviceAccount?: kplus.IServiceAccount }).serviceAccount;
}

/** The account of a workload, or the subject itself. */
function accountOf(subject: kplus.ISubject): kplus.IServiceAccount {
  return accountIn(subject) ?? subject as kplus.IServiceAccount;
}

/** As a subject, a workload of cdk8s-plus does not expose its namespace. */
function ownNamespaceOf(subject: IConstruct): string | undefined {
  return (subject as { readonly metadata?: { readonly namespace?: string } }).metadata?.namespace;
}
