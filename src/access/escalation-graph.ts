import { PathNode, PathStep } from './escalation-path';
import { MaskedEscalation } from './permission-masks';
import { Answer } from '../model/answer';
import { Binding, Role } from '../model/service-account';

/** A namespace, or all of them. */
export type Scope = { readonly namespace: string | undefined } | 'everywhere';

/** A role of a subject. */
export interface HeldRole {
  readonly role: Role;
  /** Unset for a built-in grant. */
  readonly binding?: Binding;
  readonly scope: Scope;
  readonly certainty: Exclude<Answer, 'no'>;
}

/** The permission that an edge needs. */
export interface EdgePermission {
  readonly masked: MaskedEscalation;
  readonly scope: Scope;
  /** The only object name that the permission covers. */
  readonly name?: string;
}

/** The description of a step of a path, without its grants. */
export interface EdgeInfo extends Pick<PathStep, 'edge' | 'proof' | 'source' | 'dependsOn'> {
  /** Unset if the permission describes it. */
  readonly how?: string;
  readonly permission?: EdgePermission;
  /** Whether the target is just a member of the source, which costs no step. */
  readonly isPart?: true;
}

/** An edge; without `info` it is part of another step. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly info?: EdgeInfo;
  readonly unsure: boolean;
}

/** The content of a node of a path; nodes without content are only internal. */
export type NodeContent = Omit<PathNode, 'text'>;

/** Nodes that stand for all objects of a kind in a namespace or everywhere. */
export type ClassKind = 'accounts' | 'tokens' | 'pods' | 'own-pod' | 'secrets' | 'written-secrets' | 'administrator';

export const CLASS_KINDS: readonly ClassKind[] = ['accounts', 'tokens', 'pods', 'own-pod', 'secrets', 'written-secrets', 'administrator'];

/** Nodes that occur once per cluster. */
export type SingleKind = 'node' | 'nodes' | 'cluster-admin';

/** Nodes and edges by number, in insertion order. */
export class EscalationGraph {
  public readonly contents: (NodeContent | undefined)[] = [];
  public readonly edges: Edge[] = [];
  private readonly byKey = new Map<string, number>();
  private incoming: Adjacency | undefined;
  private outgoing: Adjacency | undefined;

  public get size(): number {
    return this.contents.length;
  }

  /** Gets or adds a node. */
  public node(key: string, content?: NodeContent): number {
    let id = this.byKey.get(key);
    if (id === undefined) {
      id = this.contents.length;
      this.contents.push(content);
      this.byKey.set(key, id);
    }
    return id;
  }

  public find(key: string): number | undefined {
    return this.byKey.get(key);
  }

  public classNode(kind: ClassKind, scope: Scope): number {
    if (kind === 'administrator' && scope === 'everywhere') { return this.single('cluster-admin'); }
    return this.node(`${kind} ${scopeKey(scope)}`, {
      // Creating the tokens of accounts gives their access, and their cloud identities too.
      kind: kind === 'tokens' ? 'accounts' : kind,
      ...scope === 'everywhere' ? {} : inNamespace(scope.namespace),
    });
  }

  public single(kind: SingleKind): number {
    return this.node(kind, { kind });
  }

  public account(namespace: string | undefined, name: string): number {
    return this.node(accountKey(namespace, name), { kind: 'account', ...inNamespace(namespace), name });
  }

  /** The node for creating tokens of an account for any audience, which gives more than acting as the account. */
  public tokensOf(namespace: string | undefined, name: string): number {
    return this.node(`tokens of ${accountKey(namespace, name)}`, this.contents[this.account(namespace, name)]);
  }

  /** Adds an edge that is a step. */
  public connect(from: number, to: number, info: EdgeInfo): void {
    this.edges.push({ from, to, info, unsure: info.dependsOn !== undefined });
  }

  /** Adds an edge that is not a step. */
  public join(from: number, to: number, unsure = false): void {
    this.edges.push({ from, to, unsure });
  }

  /** The incoming edges of a node, in insertion order. */
  public edgesTo(node: number): readonly Edge[] {
    this.incoming ??= new Adjacency(this.edges, this.size, 'to');
    return this.incoming.of(node);
  }

  /** The outgoing edges of a node, in insertion order. */
  public edgesFrom(node: number): readonly Edge[] {
    this.outgoing ??= new Adjacency(this.edges, this.size, 'from');
    return this.outgoing.of(node);
  }
}

/** Edges by one of their ends. */
class Adjacency {
  private readonly lists: (Edge[] | undefined)[];

  public constructor(edges: readonly Edge[], size: number, end: 'from' | 'to') {
    this.lists = new Array<Edge[] | undefined>(size);
    for (const edge of edges) {
      const list = this.lists[edge[end]];
      if (list) { list.push(edge); } else { this.lists[edge[end]] = [edge]; }
    }
  }

  public of(node: number): readonly Edge[] {
    return this.lists[node] ?? [];
  }
}

/** The part of a key for a scope. */
export function scopeKey(scope: Scope): string {
  if (scope === 'everywhere') { return '*'; }
  return scope.namespace === undefined ? '' : `=${scope.namespace}`;
}

export function accountKey(namespace: string | undefined, name: string): string {
  return `account ${scopeKey({ namespace })} ${name}`;
}

/** The namespace fields of a node. */
export function inNamespace(namespace: string | undefined): Pick<NodeContent, 'namespace' | 'inUnknownNamespace'> {
  return namespace === undefined ? { inUnknownNamespace: true } : { namespace };
}
