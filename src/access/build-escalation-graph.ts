import { ConditionGraph } from './condition-graph';
import { administratorEdges } from './edges/administrators';
import { classMemberEdges } from './edges/class-members';
import { cloudIdentityEdges } from './edges/cloud-identities';
import { hostAccessEdges } from './edges/host-access';
import { hostPathEdges } from './edges/host-paths';
import { metadataEndpointEdges } from './edges/metadata-endpoint';
import { nodeEdges } from './edges/nodes';
import { ownPodEdges } from './edges/own-pods';
import { sharedProcessNamespaceEdges } from './edges/shared-process-namespace';
import { systemAccountEdges } from './edges/system-accounts';
import { tokenSecretEdges } from './edges/token-secrets';
import { tokenEdges } from './edges/tokens';
import { EscalationGraph, HeldRole, Scope } from './escalation-graph';
import { HeldByScope } from './held-by-scope';
import { NamedTargets } from './named-targets';
import { Holdings, PermissionEdges, Shown } from './permission-edges';
import { permissionMasks } from './permission-masks';
import { AppModel } from '../model/app-model';
import { Grant, Role, Subject } from '../model/service-account';
import { ServiceAccount } from '../model/workload';

/** The graph of an app, with the roles that its nodes hold. */
export interface BuiltGraph extends ConditionGraph {
  /**
   * The roles that an account, a user, a group or a bound role holds in a scope, by its
   * node. Accounts share the lists of their groups.
   */
  readonly heldIn: (node: number, scope: Scope) => readonly (readonly HeldRole[])[];
}

/** Functions that add edges from conditions, in order of precedence. */
const CONDITIONS: readonly ((conditions: ConditionGraph) => void)[] = [
  tokenEdges, classMemberEdges, administratorEdges, systemAccountEdges, tokenSecretEdges, ownPodEdges, hostAccessEdges, hostPathEdges,
  nodeEdges, sharedProcessNamespaceEdges, cloudIdentityEdges, metadataEndpointEdges,
];

const SYSTEM_NAMESPACE = 'kube-system';

/** The escalation graph of an app and its context. It grows linearly with the app, because no edge connects two accounts. */
export function buildEscalationGraph(model: AppModel): BuiltGraph {
  const graph = new EscalationGraph();
  const conditions = new ConditionGraph(graph, model, namespacesOf(model));
  for (const add of CONDITIONS) { add(conditions); }
  const holders = new Holders(graph, model);
  holders.connectAll();
  return Object.assign(conditions, { heldIn: (node: number, scope: Scope) => holders.heldIn(node, scope) });
}

function namespacesOf(model: AppModel): readonly (string | undefined)[] {
  return [...new Set([...model.namespaces.map(({ name }) => name), ...model.serviceAccounts.map(({ namespace }) => namespace), SYSTEM_NAMESPACE])];
}

/** Adds the edges of everything that holds roles. */
class Holders {
  private readonly targets: NamedTargets;
  private readonly edges: PermissionEdges;
  private readonly accounts = new Map<number, Pick<ServiceAccount, 'namespace' | 'name'>>();
  private readonly subjects = new Map<number, readonly HeldRole[]>();
  private readonly bases = new Map<string | undefined, Holdings>();
  /** By node; includes the nodes of groups. */
  private readonly held = new Map<number, HeldByScope>();
  private commonHoldings: Holdings | undefined;

  public constructor(private readonly graph: EscalationGraph, private readonly model: AppModel) {
    this.targets = new NamedTargets(graph, model);
    this.edges = new PermissionEdges(graph, model.once(permissionMasks), this.targets, shownBy(model));
  }

  public connectAll(): void {
    for (const account of this.model.serviceAccounts) { this.connectAccount(account); }
    // Their permissions may add further targets.
    for (const [node, { kind, name }] of this.targets.requested) {
      if (kind === 'ServiceAccount') { this.connectAccount({ namespace: SYSTEM_NAMESPACE, name }); } else { this.connectSubject(node, kind, name); }
    }
  }

  public heldIn(node: number, scope: Scope): readonly (readonly HeldRole[])[] {
    const account = this.accounts.get(node);
    if (!account) { return this.heldAt(node, () => this.subjects.get(node) ?? this.boundRole(node)).in(scope); }
    const { namespace } = account;
    return [
      this.heldAt(node, () => [...this.model.ownGrantsOf(account).flatMap(heldRole), ...this.builtIn(account)]),
      this.heldAt(this.graph.node(groupKey(namespace)), () => this.model.groupGrantsOf({ namespace }).flatMap(heldRole)),
      this.heldAt(this.graph.node('everybody'), () => this.model.groupGrantsOf('everybody').flatMap(heldRole)),
    ].flatMap(held => held.in(scope));
  }

  private heldAt(node: number, find: () => readonly HeldRole[]): HeldByScope {
    let held = this.held.get(node);
    if (!held) { this.held.set(node, held = new HeldByScope(find())); }
    return held;
  }

  private connectAccount(account: Pick<ServiceAccount, 'namespace' | 'name'>): void {
    const { namespace, name } = account;
    const node = this.graph.account(namespace, name);
    if (this.accounts.has(node)) { return; }
    this.accounts.set(node, account);
    const base = this.baseOf(namespace);
    const own = this.edges.holdingsOf([...this.model.ownGrantsOf(account).flatMap(heldRole), ...this.builtIn(account)]);
    if (own.size > 0) { this.edges.connect(node, own, base); }
    this.graph.join(node, this.graph.node(groupKey(namespace)));
  }

  /** The permissions that all accounts of a namespace share; they have their own edges. */
  private baseOf(namespace: string | undefined): Holdings {
    let known = this.bases.get(namespace);
    if (!known) {
      const allSubjects = this.allSubjects();
      const own = this.edges.holdingsOf(this.model.groupGrantsOf({ namespace }).flatMap(heldRole));
      known = this.edges.union(own, allSubjects);
      this.bases.set(namespace, known);
      const node = this.graph.node(groupKey(namespace));
      if (own.size > 0) { this.edges.connect(node, own, allSubjects); }
      this.graph.join(node, this.graph.node('everybody'));
    }
    return known;
  }

  private allSubjects(): Holdings {
    return this.commonHoldings ??= this.connectSubjects();
  }

  private connectSubjects(): Holdings {
    const holdings = this.edges.holdingsOf(this.model.groupGrantsOf('everybody').flatMap(heldRole));
    this.edges.connect(this.graph.node('everybody'), holdings, new Map());
    return holdings;
  }

  private connectSubject(node: number, kind: 'User' | 'Group', name: string): void {
    const isNamed = (subject: Subject): boolean => !subject.refused && subject.kind === kind && subject.name === name;
    const held = this.model.bindings.filter(({ refused, subjects }) => !refused && subjects.some(isNamed))
      .flatMap((binding): HeldRole[] => binding.role
        ? [{ role: binding.role, binding, scope: binding.clusterWide ? 'everywhere' : { namespace: binding.namespace }, certainty: binding.roleCertainty }] : []);
    this.subjects.set(node, held);
    this.edges.connect(node, this.edges.holdingsOf(held), new Map());
  }

  private builtIn(account: Pick<ServiceAccount, 'namespace' | 'name'>): HeldRole[] {
    return this.model.builtInGrantsOf(account)
      .map(({ role, namespace }) => ({ role, scope: namespace === undefined ? 'everywhere' : { namespace }, certainty: 'yes' }));
  }

  /** The permissions of a role that an attacker binds on the path. */
  private boundRole(node: number): readonly HeldRole[] {
    const { kind, name, namespace, inUnknownNamespace } = this.graph.contents[node] ?? {};
    const role: Role | undefined = kind === 'role' ? this.model.clusterRole(name!) : undefined;
    return role ? [{ role, scope: namespace === undefined && !inUnknownNamespace ? 'everywhere' : { namespace }, certainty: 'yes' }] : [];
  }
}

function groupKey(namespace: string | undefined): string {
  return namespace === undefined ? 'accounts of the unknown namespace' : `accounts of namespace ${namespace}`;
}

function heldRole({ role, binding, clusterWide, certainty }: Grant): HeldRole[] {
  return role ? [{ role, binding, scope: clusterWide ? 'everywhere' : { namespace: binding.namespace }, certainty }] : [];
}

function shownBy(model: AppModel): Shown {
  const identities = model.serviceAccounts.flatMap(({ cloudIdentities }) => cloudIdentities);
  return {
    'cloud-identity': identities.length > 0,
    'token-secret': model.tokenSecrets.length > 0,
    'eks': identities.some(({ provider }) => provider === 'aws')
      || model.objectsOf('', 'ConfigMap').some(object => object.name === 'aws-auth' && model.namespaceOf(object) === SYSTEM_NAMESPACE)
      || model.objectsOf('crd.k8s.amazonaws.com', 'ENIConfig').length > 0 || model.objectsOf('vpcresources.k8s.aws', 'SecurityGroupPolicy').length > 0,
  };
}
