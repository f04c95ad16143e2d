import { PathNode, PathStep } from './escalation-path';
import { MaskedEscalation } from './permission-masks';
import { Answer } from '../model/answer';
import { Binding, Role } from '../model/service-account';

/** A namespace, or all of them. */
export type Scope = { readonly namespace: string | undefined } | 'everywhere';

/** A role of a subject. */
export interface HeldRole {
  readonly role: Role;
  /** Unset for what every cluster grants. */
  readonly binding?: Binding;
  readonly scope: Scope;
  readonly certainty: Exclude<Answer, 'no'>;
}

/** What an edge needs in permissions. */
export interface EdgePermission {
  readonly masked: MaskedEscalation;
  readonly scope: Scope;
  /** The name that limits it. */
  readonly name?: string;
}

/** What a step of a path says, without who grants it. */
export interface EdgeInfo extends Pick<PathStep, 'edge' | 'proof' | 'source' | 'dependsOn'> {
  /** Unset where the permission says it. */
  readonly how?: string;
  readonly permission?: EdgePermission;
  /** Whether the target is only one of those that the source stands for, so that it is no step to get there. */
  readonly isPart?: true;
}

/** An edge; without `info` it is a part of another, and no step of its own. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly info?: EdgeInfo;
  readonly unsure: boolean;
}

/** What a node of a path is; without, it only stands between others. */
export type NodeContent = Omit<PathNode, 'text'>;

/** The nodes that are all of something in a namespace or everywhere. */
export type ClassKind = 'accounts' | 'tokens' | 'pods' | 'own-pod' | 'secrets' | 'written-secrets' | 'administrator';

export const CLASS_KINDS: readonly ClassKind[] = ['accounts', 'tokens', 'pods', 'own-pod', 'secrets', 'written-secrets', 'administrator'];

/** What every cluster has once. */
export type SingleKind = 'node' | 'nodes' | 'cluster-admin';

/** Nodes and edges by number, in the order in which they were added. */
export class EscalationGraph {
  public readonly contents: (NodeContent | undefined)[] = [];
  public readonly edges: Edge[] = [];
  private readonly byKey = new Map<string, number>();
  private incoming: Adjacency | undefined;
  private outgoing: Adjacency | undefined;

  public get size(): number {
    return this.contents.length;
  }

  /** A node, which is added where it is missing. */
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
      // Who makes tokens of accounts is as good as they are, and in the cloud too.
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

  /** Who makes tokens of an account for any audience, which is more than to act as it. */
  public tokensOf(namespace: string | undefined, name: string): number {
    return this.node(`tokens of ${accountKey(namespace, name)}`, this.contents[this.account(namespace, name)]);
  }

  /** A step. */
  public connect(from: number, to: number, info: EdgeInfo): void {
    this.edges.push({ from, to, info, unsure: info.dependsOn !== undefined });
  }

  /** What is no step. */
  public join(from: number, to: number, unsure = false): void {
    this.edges.push({ from, to, unsure });
  }

  /** The edges that lead to a node, in the order in which they were added. */
  public edgesTo(node: number): readonly Edge[] {
    this.incoming ??= new Adjacency(this.edges, this.size, 'to');
    return this.incoming.of(node);
  }

  /** The edges that leave a node, in the order in which they were added. */
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

/** How a scope is a part of a key. */
export function scopeKey(scope: Scope): string {
  if (scope === 'everywhere') { return '*'; }
  return scope.namespace === undefined ? '' : `=${scope.namespace}`;
}

export function accountKey(namespace: string | undefined, name: string): string {
  return `account ${scopeKey({ namespace })} ${name}`;
}

/** The namespace of what is in one. */
export function inNamespace(namespace: string | undefined): Pick<NodeContent, 'namespace' | 'inUnknownNamespace'> {
  return namespace === undefined ? { inUnknownNamespace: true } : { namespace };
}
