import { Edge, EscalationGraph } from './escalation-graph';

/** The cost of a step; no path has as many that need a permission. */
const STEP = 16;

/** The way from a node to one of some targets. */
export interface Way {
  readonly target: number;
  readonly edges: readonly Edge[];
}

/** Which edges count. */
export interface PathSearchOptions {
  /** How many targets are found for each node; the nearest. */
  readonly atMost?: number;
  /** Whether an edge is left out. */
  readonly without?: (edge: Edge) => boolean;
}

/** Where a node gets to next on the way to a target. */
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
 * The best ways to some targets from everywhere: with the fewest unsure edges, and
 * of those the fewest steps. Each edge is looked at once for each target that a node
 * keeps.
 */
export class NearestTargets {
  private readonly labels: (Label[] | undefined)[];

  public constructor(graph: EscalationGraph, targets: readonly number[], { atMost = 1, without = () => false }: PathSearchOptions = {}) {
    this.labels = new Array<Label[] | undefined>(graph.size);
    // By the number of unsure edges, and then of steps.
    const queue: Visit[][][] = [[targets.map(target => ({ node: target, label: { target, edge: undefined, next: undefined } }))]];
    for (let unsure = 0; unsure < queue.length; unsure++) {
      const bySteps = queue[unsure] ?? [];
      for (let steps = 0; steps < bySteps.length; steps++) {
        const visits = bySteps[steps] ?? [];
        // Edges that are no step add to the list that is gone through.
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

/** The best ways from a node to everywhere, as the search for targets weighs them. */
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

/** What is no step costs nothing, and a step that needs a permission a little more than another. */
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
