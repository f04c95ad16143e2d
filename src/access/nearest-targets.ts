import { Edge, EscalationGraph } from './escalation-graph';

/** The cost of a step. Exceeds the number of steps with a permission in any path. */
const STEP = 16;

/** A path from a node to one of the targets. */
export interface Way {
  readonly target: number;
  readonly edges: readonly Edge[];
}

/** Options of a search. */
export interface PathSearchOptions {
  /** The maximum number of targets per node; keeps the nearest. */
  readonly atMost?: number;
  /** Excludes edges from the search. */
  readonly without?: (edge: Edge) => boolean;
}

/** The next step from a node to a target. */
interface Label {
  readonly target: number;
  readonly edge: Edge | undefined;
  readonly next: Label | undefined;
}

interface Visit {
  readonly node: number;
  readonly label: Label;
}

/**
 * The best ways from all nodes to the targets: with the fewest unsure edges, then the
 * fewest steps. Visits each edge once for each target that a node keeps.
 */
export class NearestTargets {
  private readonly labels: (Label[] | undefined)[];

  public constructor(graph: EscalationGraph, targets: readonly number[], { atMost = 1, without = () => false }: PathSearchOptions = {}) {
    this.labels = new Array<Label[] | undefined>(graph.size);
    // By the number of unsure edges, then of steps.
    const queue: Visit[][][] = [[targets.map(target => ({ node: target, label: { target, edge: undefined, next: undefined } }))]];
    for (let unsure = 0; unsure < queue.length; unsure++) {
      const bySteps = queue[unsure] ?? [];
      for (let steps = 0; steps < bySteps.length; steps++) {
        const visits = bySteps[steps] ?? [];
        // Edges without cost extend this list during the loop.
        for (let index = 0; index < visits.length; index++) {
          const { node, label } = visits[index];
          if (!this.keep(node, label, atMost)) { continue; }
          for (const edge of graph.edgesTo(node)) {
            if (without(edge)) { continue; }
            add(queue, unsure + (edge.unsure ? 1 : 0), steps + costOf(edge), { node: edge.from, label: { target: label.target, edge, next: label } });
          }
        }
        bySteps[steps] = [];
      }
    }
  }

  /** The ways from a node, the best first. */
  public from(node: number): Way[] {
    return (this.labels[node] ?? []).map(label => ({ target: label.target, edges: edgesOf(label) }));
  }

  private keep(node: number, label: Label, atMost: number): boolean {
    const kept = this.labels[node];
    if (!kept) { this.labels[node] = [label]; return true; }
    if (kept.length >= atMost || kept.some(({ target }) => target === label.target)) { return false; }
    kept.push(label);
    return true;
  }
}

/** The best ways from a node to all others, with the same costs. */
export function waysFrom(graph: EscalationGraph, start: number, without: (edge: Edge) => boolean = () => false): Way[] {
  const by = new Map<number, Edge | undefined>();
  const queue: { readonly node: number; readonly edge?: Edge }[][][] = [[[{ node: start }]]];
  for (let unsure = 0; unsure < queue.length; unsure++) {
    const bySteps = queue[unsure] ?? [];
    for (let steps = 0; steps < bySteps.length; steps++) {
      const visits = bySteps[steps] ?? [];
      for (let index = 0; index < visits.length; index++) {
        const { node, edge } = visits[index];
        if (by.has(node)) { continue; }
        by.set(node, edge);
        for (const next of graph.edgesFrom(node)) {
          if (!without(next)) { add(queue, unsure + (next.unsure ? 1 : 0), steps + costOf(next), { node: next.to, edge: next }); }
        }
      }
    }
  }
  return [...by.keys()].filter(node => node !== start).map(target => {
    const edges: Edge[] = [];
    for (let edge = by.get(target); edge; edge = by.get(edge.from)) { edges.push(edge); }
    return { target, edges: edges.reverse() };
  });
}

/** Edges that are not steps cost nothing. Steps with a permission cost slightly more than others. */
function costOf({ info }: Edge): number {
  if (info === undefined || info.isPart) { return 0; }
  return info.permission === undefined ? STEP : STEP + 1;
}

function add<T>(queue: T[][][], unsure: number, steps: number, visit: T): void {
  const bySteps = queue[unsure] ??= [];
  (bySteps[steps] ??= []).push(visit);
}

function edgesOf(label: Label): Edge[] {
  const edges: Edge[] = [];
  for (let current: Label | undefined = label; current?.edge; current = current.next) { edges.push(current.edge); }
  return edges;
}
