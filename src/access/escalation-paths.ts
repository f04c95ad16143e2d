import { BuiltGraph } from './build-escalation-graph';
import { EDGE_KINDS } from './edge-kinds';
import { Edge, NodeContent } from './escalation-graph';
import { EscalationPath, PathGrant, PathStep } from './escalation-path';
import { NearestTargets, PathSearchOptions, Way, waysFrom } from './nearest-targets';
import { findStarts, findTargets, PathTarget } from './path-ends';
import { PathParts, pathParts } from './path-parts';
import { PathSteps } from './path-steps';
import { AppModel } from '../model/app-model';

/**
 * Selects paths.
 *
 * @jsii ignore
 */
export interface PathOptions {
  /** The start: `Deployment/web`, `Deployment/web/app`, `shop/Deployment/web` or `account:shop/web`. Default: everywhere. */
  readonly from?: string;
  /** The target: `cluster-admin`, `node`, `secrets:shop`, `account:shop/web` or `cloud`. Default: all targets. */
  readonly to?: string;
  /** Whether to omit paths that depend on something that manifests do not show. */
  readonly certainOnly?: boolean;
}

/**
 * The paths of an app.
 *
 * @jsii ignore
 */
export interface EscalationPaths {
  /** The best path for each start and target, the strongest first: with the fewest unsure steps, then the fewest steps. */
  readonly paths: readonly EscalationPath[];
  /** The number of kinds of edges in the search. */
  readonly kindsOfEdges: number;
  /** Grants by the number of paths through them, the highest first. */
  readonly cuts: readonly PathCut[];
}

/**
 * A grant whose removal breaks some paths.
 *
 * @jsii ignore
 */
export interface PathCut {
  readonly grant: PathGrant;
  /** The number of paths through it. */
  readonly paths: number;
}

/** The maximum number of other namespaces' Secrets, and of cloud identities, listed for one start. */
const MAX_TARGETS = 3;

/**
 * Finds the paths from containers and accounts.
 *
 * Without a target, paths do not go through cluster-admin, and Secrets of other
 * namespaces and cloud identities of other accounts are the nearest three.
 *
 * @throws PathQueryError if `from` or `to` matches nothing
 */
export function escalationPaths(model: AppModel, options: PathOptions = {}): EscalationPaths {
  const { from, to, certainOnly = false } = options;
  return from === undefined && to === undefined && !certainOnly ? model.once(allPaths) : new PathFinder(model.once(pathParts)).find(options);
}

function allPaths(model: AppModel): EscalationPaths {
  return new PathFinder(model.once(pathParts)).find({});
}

class PathFinder {
  private readonly built: BuiltGraph;
  private readonly steps: PathSteps;

  public constructor({ built, steps }: PathParts) {
    this.built = built;
    this.steps = steps;
  }

  public find({ from, to, certainOnly = false }: PathOptions): EscalationPaths {
    const starts = findStarts(this.built, from);
    const found = to !== undefined ? this.toTarget(starts, findTargets(this.built, to), certainOnly)
      : from !== undefined ? starts.flatMap(start => this.everythingFrom(start, certainOnly))
        : this.toAll(starts, certainOnly);
    const weighed = found.map(({ start, target, edges }, order) =>
      ({ start, edges, order, rank: rankOf(this.contentOf(target)), unsure: unsureOf(edges), steps: stepsOf(edges) }));
    const paths = weighed
      .sort((a, b) => a.rank - b.rank || a.unsure - b.unsure || a.steps - b.steps || a.order - b.order)
      .map(({ start, edges }) => this.steps.pathOf(start, edges));
    return { paths, kindsOfEdges: EDGE_KINDS.length, cuts: cutsOf(paths) };
  }

  private toTarget(starts: readonly number[], { nodes, atMost }: PathTarget, certainOnly: boolean): StartedWay[] {
    const nearest = new NearestTargets(this.built.graph, nodes, { atMost, without: ({ unsure }) => certainOnly && unsure });
    return waysOf(starts, nearest).filter(({ edges }) => edges.length > 0);
  }

  private toAll(starts: readonly number[], certainOnly: boolean): StartedWay[] {
    const { graph } = this.built;
    const administrator = graph.single('cluster-admin');
    const without: PathSearchOptions['without'] = ({ unsure, from }) => (certainOnly && unsure) || from === administrator;
    const nearest = (nodes: readonly number[], atMost = 1): StartedWay[] => waysOf(starts, new NearestTargets(graph, nodes, { without, atMost }));
    const toAdministrator = nearest([administrator]);
    const isAdministrator = new Set(toAdministrator.filter(({ edges }) => unsureOf(edges) === 0).map(({ start }) => start));
    // A start that certainly gets cluster-admin is listed only for what its container reaches directly.
    const isNews = ({ start, edges }: Pick<StartedWay, 'start' | 'edges'>): boolean => !isAdministrator.has(start) || edges.length === 1;
    const toNodes = nearest([graph.single('nodes')]).filter(isNews);
    const hasNodes = new Map(toNodes.map(({ start, edges }) => [start, unsureOf(edges)]));
    const toNode = nearest([graph.single('node')]).filter(({ start, edges }) => isNews({ start, edges }) && !(hasNodes.get(start)! <= unsureOf(edges)));
    const toAllSecrets = nearest([graph.classNode('secrets', 'everywhere')]).filter(isNews);
    const hasAllSecrets = new Map(toAllSecrets.map(({ start, edges }) => [start, unsureOf(edges)]));
    // One more, because its own do not count.
    const toSecrets = nearest(this.built.namespaces.map(namespace => graph.classNode('secrets', { namespace })), MAX_TARGETS + 1)
      .filter(way => isNews(way) && !this.isOwn(way) && !(hasAllSecrets.get(way.start)! <= unsureOf(way.edges)));
    const toClouds = nearest(this.nodesOf('cloud-identity'), MAX_TARGETS + 1).filter(way => !this.isOwn(way));
    return [...toAdministrator, ...toNodes, ...toNode, ...toAllSecrets, ...firstOf(toSecrets, MAX_TARGETS), ...firstOf(toClouds, MAX_TARGETS)];
  }

  private everythingFrom(start: number, certainOnly: boolean): StartedWay[] {
    const administrator = this.built.graph.single('cluster-admin');
    return waysFrom(this.built.graph, start, ({ unsure, from }) => (certainOnly && unsure) || from === administrator)
      .map(way => ({ ...way, start }))
      .filter(way => isTarget(this.contentOf(way.target)) && way.edges[way.edges.length - 1].info !== undefined && !this.isOwn(way));
  }

  /** Whether a start has the target without a path: its account, its cloud identity, or the Secrets of its namespace. */
  private isOwn({ start, target, edges }: StartedWay): boolean {
    const [from, to] = [this.contentOf(start), this.contentOf(target)];
    if (start === target) { return true; }
    switch (to?.kind) {
      case 'secrets': return to.namespace === from?.namespace && to.inUnknownNamespace === from?.inUnknownNamespace;
      case 'account': case 'cloud-identity': return edges.length === 1 && (edges[0].info?.edge === 'token' || edges[0].info?.edge === 'cloud-identity');
      default: return false;
    }
  }

  private nodesOf(kind: NodeContent['kind']): number[] {
    return this.built.graph.contents.flatMap((content, node) => content?.kind === kind ? [node] : []);
  }

  private contentOf(node: number): NodeContent | undefined {
    return this.built.graph.contents[node];
  }
}

interface StartedWay extends Way {
  readonly start: number;
}

/** The targets in display order. */
const RANKS: readonly NodeContent['kind'][] = ['cluster-admin', 'nodes', 'node', 'secrets', 'account', 'cloud-identity'];

function isTarget(content: NodeContent | undefined): boolean {
  return content !== undefined && RANKS.includes(content.kind);
}

function rankOf(content: NodeContent | undefined): number {
  return content === undefined ? RANKS.length : RANKS.indexOf(content.kind);
}

function waysOf(starts: readonly number[], nearest: NearestTargets): StartedWay[] {
  return starts.flatMap(start => nearest.from(start).map(way => ({ ...way, start })));
}

/** The first few ways of each start. */
function firstOf(ways: readonly StartedWay[], atMost: number): StartedWay[] {
  const counts = new Map<number, number>();
  return ways.filter(({ start }) => {
    const count = (counts.get(start) ?? 0) + 1;
    counts.set(start, count);
    return count <= atMost;
  });
}

function unsureOf(edges: readonly Edge[]): number {
  return edges.filter(({ unsure }) => unsure).length;
}

function stepsOf(edges: readonly Edge[]): number {
  return edges.filter(({ info }) => info !== undefined && !info.isPart).length;
}

interface Cut extends PathCut {
  paths: number;
}

/** The grants by how many of some paths they are on, that on most first. */
export function cutsOf(paths: readonly EscalationPath[]): PathCut[] {
  const cuts = new Map<string, Cut>();
  const byStep = new Map<PathStep, readonly Cut[]>();
  for (const { steps } of paths) {
    for (const cut of new Set(steps.flatMap(step => cutsAt(step, cuts, byStep)))) { cut.paths++; }
  }
  return [...cuts.values()].sort((a, b) => b.paths - a.paths);
}

/** The cuts of a step; paths share their steps. */
function cutsAt(step: PathStep, cuts: Map<string, Cut>, byStep: Map<PathStep, readonly Cut[]>): readonly Cut[] {
  let own = byStep.get(step);
  if (!own) {
    own = step.grants.filter(({ bindingKind }) => bindingKind !== undefined).map(grant => {
      const key = keyOf(grant);
      const cut = cuts.get(key) ?? { grant, paths: 0 };
      cuts.set(key, cut);
      return cut;
    });
    byStep.set(step, own);
  }
  return own;
}

function keyOf({ permission, roleKind, roleName, roleNamespace, bindingKind, bindingName, bindingNamespace }: PathGrant): string {
  return JSON.stringify([permission, roleKind, roleNamespace, roleName, bindingKind, bindingNamespace, bindingName]);
}
