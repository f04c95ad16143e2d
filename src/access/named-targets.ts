import { accountKey, EscalationGraph, inNamespace, Scope, scopeKey } from './escalation-graph';
import { Escalation, EscalationTarget, NewObject } from '../kubernetes/rbac/escalations';
import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { Role } from '../model/service-account';
import { Workload } from '../model/workload';

/** The target of a permission on one object. */
export interface NamedTarget {
  readonly node: number;
  /** The condition of an unsure target. */
  readonly dependsOn?: string;
}

/** Stands in for the names of all objects. */
const ANY = '';
const RBAC = 'rbac.authorization.k8s.io';
type TokenSecret = AppModel['tokenSecrets'][number];

const SYSTEM_NAMESPACE = 'kube-system';
const NODE_USER = /^system:node:./;
/** Names of users that require more than the permission to impersonate users. */
const NO_PLAIN_USER = /^system:(?:serviceaccount|node):/;

/** Finds the targets of permissions that are limited to names. */
export class NamedTargets {
  /** The users and groups that are targets, and built-in accounts, by node. */
  public readonly requested = new Map<number, { readonly kind: 'User' | 'Group' | 'ServiceAccount'; readonly name: string }>();
  private readonly accounts = new Map<string, number[]>();
  private readonly pods = new Map<string, Workload[]>();
  /** The objects in the input by type, filled on demand. */
  private readonly existing = new Map<string, ReadonlySet<string>>();
  private readonly tokenSecrets = new Map<string, TokenSecret[]>();
  private readonly subjects: ReadonlySet<string>;

  public constructor(private readonly graph: EscalationGraph, private readonly model: AppModel) {
    for (const { namespace, name } of model.serviceAccounts) { this.add(this.accounts, name, namespace, graph.account(namespace, name)); }
    for (const workload of model.workloads) {
      const { kind, name } = workload.object;
      if (kind === 'Pod' || kind === 'StatefulSet') { this.add(this.pods, `${kind} ${name}`, workload.namespace, workload); }
    }
    for (const secret of model.tokenSecrets) {
      for (const name of [secret.object.name, ANY]) { this.add(this.tokenSecrets, name, secret.namespace, secret); }
    }
    this.subjects = new Set(model.bindings.flatMap(({ subjects }) => subjects.map(({ kind, name }) => `${kind} ${name}`)));
  }

  public clusterRole(name: string): Role | undefined {
    return this.model.clusterRole(name);
  }

  /** The targets of permissions that are not limited to names. */
  public unlimited({ to, shown }: Escalation, scope: Scope): NamedTarget[] {
    return shown === 'token-secret' ? this.in(this.tokenSecrets, ANY, scope).map(secret => this.rewritten(secret)) : [{ node: this.nodeOf(to, scope) }];
  }

  private nodeOf(to: EscalationTarget, scope: Scope): number {
    switch (to) {
      case 'node': case 'nodes': case 'cluster-admin': return this.graph.single(to);
      case 'cloud-identity': return this.graph.node(`cloud of choice ${scopeKey(scope)}`, { kind: to, ...scope === 'everywhere' ? {} : inNamespace(scope.namespace) });
      default: return this.graph.classNode(to, scope);
    }
  }

  /**
   * @param roles The roles with permissions for the name.
   * @param isDeletable Whether the attacker may delete an object with the name.
   */
  public of({ named, to, creates }: Escalation, name: string, scope: Scope, { roles, isDeletable }: {
    readonly roles: readonly Role[]; readonly isDeletable: boolean;
  }): NamedTarget[] {
    switch (named) {
      case 'account': return this.accountsNamed(name, scope).map(node => ({ node: to === 'tokens' ? this.tokensOf(node) : node }));
      case 'user': return to === 'node' ? NODE_USER.test(name) ? [{ node: this.nodeOf(to, scope) }] : [] : NO_PLAIN_USER.test(name) ? [] : this.subject('User', name);
      case 'group': return this.subject('Group', name);
      case 'token-secret': return this.in(this.tokenSecrets, name, scope).flatMap(secret => to === 'written-secrets' ? [this.rewritten(secret)] : this.ownerOf(secret));
      case 'new-object': return isDeletable ? [{ node: this.nodeOf(to, scope) }] : this.newObject(creates!, name, scope, this.nodeOf(to, scope));
      case 'pod': return this.podsNamed(name, scope).flatMap(workload => workload.containers.map(container => ({ node: containerNode(this.graph, workload, container.name) })));
      case 'held-role': {
        const node = this.nodeOf(to, scope);
        return [roles.some(role => role.name === name) ? { node } : { node, dependsOn: `its holder holds the role '${name}', or becomes who does` }];
      }
      case 'bound-role': {
        const node = this.nodeOf(to, scope);
        return [this.exists({ apiGroup: RBAC, kind: 'Role' }, name, scope) ? { node } : { node, dependsOn: `a Role '${name}' exists` }];
      }
      case 'namespace': return scope === 'everywhere' || scope.namespace === name ? [{ node: this.graph.single('node') }] : [];
      default: return [];
    }
  }

  private ownerOf({ namespace, serviceAccountName }: TokenSecret): NamedTarget[] {
    return serviceAccountName === undefined ? [] : [{ node: this.graph.account(namespace, serviceAccountName) }];
  }

  /** The target of changing the account of a token Secret. */
  private rewritten({ object, namespace, certainty }: TokenSecret): NamedTarget {
    const node = this.graph.classNode('written-secrets', { namespace });
    return certainty === 'yes' ? { node } : { node, dependsOn: `the Secret '${object.name}' holds a token` };
  }

  private accountsNamed(name: string, scope: Scope): readonly number[] {
    const found = [...this.in(this.accounts, name, scope)];
    const isOfEveryCluster = (scope === 'everywhere' || scope.namespace === SYSTEM_NAMESPACE)
      && this.model.builtInGrantsOf({ namespace: SYSTEM_NAMESPACE, name }).length > 0;
    if (!isOfEveryCluster || this.graph.find(accountKey(SYSTEM_NAMESPACE, name)) !== undefined) { return found; }
    const node = this.graph.account(SYSTEM_NAMESPACE, name);
    this.requested.set(node, { kind: 'ServiceAccount', name });
    this.add(this.accounts, name, SYSTEM_NAMESPACE, node);
    return [...found, node];
  }

  /** The node for creating its tokens, if that gives more than the account. */
  private tokensOf(account: number): number {
    const { namespace, name } = this.graph.contents[account]!;
    return this.graph.find(`tokens of ${accountKey(namespace, name!)}`) ?? account;
  }

  /** A user or group, if a binding names it. */
  private subject(kind: 'User' | 'Group', name: string): NamedTarget[] {
    if (!this.subjects.has(`${kind} ${name}`)) { return []; }
    const node = this.graph.node(`${kind} ${name}`, { kind: kind === 'User' ? 'user' : 'group', name });
    this.requested.set(node, { kind, name });
    return [{ node }];
  }

  /** Requires a new object, because the relevant field is immutable, such as the type of a Secret or the role of a binding. */
  private newObject(type: NewObject, name: string, scope: Scope, node: number): NamedTarget[] {
    return this.exists(type, name, scope) ? [] : [{ node, dependsOn: `no ${type.kind} '${name}' exists yet` }];
  }

  /** Whether the input has an object with the name in the scope. The scope of all namespaces does not include those of one. */
  private exists({ apiGroup, kind, deletion }: Pick<NewObject, 'apiGroup' | 'kind'> & Partial<NewObject>, name: string, scope: Scope): boolean {
    const type = `${apiGroup} ${kind}`;
    let names = this.existing.get(type);
    if (!names) {
      const scopeOf = (object: ManifestObject): Scope => deletion?.inCluster ? 'everywhere' : { namespace: this.model.namespaceOf(object) };
      this.existing.set(type, names = new Set(this.model.objectsOf(apiGroup, kind).map(object => `${scopeKey(scopeOf(object))} ${object.name}`)));
    }
    return names.has(`${scopeKey(deletion?.inCluster ? 'everywhere' : scope)} ${name}`);
  }

  private podsNamed(name: string, scope: Scope): readonly Workload[] {
    const [, set] = /^(.+)-\d+$/.exec(name) ?? [];
    return [...this.in(this.pods, `Pod ${name}`, scope), ...set === undefined ? [] : this.in(this.pods, `StatefulSet ${set}`, scope)];
  }

  private in<T>(map: ReadonlyMap<string, T[]>, name: string, scope: Scope): readonly T[] {
    return map.get(`${scopeKey(scope)} ${name}`) ?? [];
  }

  private add<T>(map: Map<string, T[]>, name: string, namespace: string | undefined, value: T): void {
    for (const scope of ['everywhere', { namespace }] as const) {
      const key = `${scopeKey(scope)} ${name}`;
      const others = map.get(key);
      if (others) { others.push(value); } else { map.set(key, [value]); }
    }
  }
}

/** The node of a container of a workload. */
export function containerNode(graph: EscalationGraph, { namespace, object }: Workload, name: string): number {
  const { kind, name: workload } = object;
  return graph.node(`container ${scopeKey({ namespace })} ${kind} ${workload} ${name}`, { kind: 'container', ...inNamespace(namespace), name, workload: { kind, name: workload } });
}
