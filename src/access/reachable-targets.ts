import { Edge, EscalationGraph } from './escalation-graph';
import { EMPTY, includesAll, Mask, maskOf, union } from './mask';
import { componentsOf } from '../model/components-of';

/** Limits the memory of one pass: one bit per node and target. */
const TARGETS_AT_ONCE = 1_000;

/** Asks whether any of the starts leads to any of the targets. */
export interface ReachQuestion {
  readonly starts: readonly number[];
  readonly targets: readonly number[];
}

/** The questions about the same targets, by index. */
interface AskedTargets {
  readonly targets: readonly number[];
  readonly asked: { readonly starts: readonly number[]; readonly index: number }[];
}

/**
 * Determines whether nodes lead to others. Nodes in a cycle form one component, and one pass
 * over the components answers for many targets. A search per target would be quadratic in
 * a graph with thousands of them.
 */
export class ReachableTargets {
  /** In topological order: a component comes after those that it leads to. */
  private readonly components: readonly (readonly number[])[];
  private readonly numbers = new Map<number, number>();
  private readonly next: readonly (readonly number[])[];

  /** @param counts Selects the edges to follow. */
  public constructor(graph: EscalationGraph, counts: (edge: Edge) => boolean) {
    const nextOf = (node: number): number[] => graph.edgesFrom(node).filter(counts).map(({ to }) => to);
    this.components = componentsOf(graph.contents.keys(), nextOf);
    for (const [number, nodes] of this.components.entries()) {
      for (const node of nodes) { this.numbers.set(node, number); }
    }
    this.next = this.components.map((nodes, number) =>
      [...new Set(nodes.flatMap(nextOf).map(node => this.numbers.get(node)!))].filter(other => other !== number));
  }

  /** The answer to each question. */
  public answers(questions: readonly ReachQuestion[]): boolean[] {
    const byTargets = new Map<string, AskedTargets>();
    for (const [index, { starts, targets }] of questions.entries()) {
      const key = targets.join();
      const group: AskedTargets = byTargets.get(key) ?? { targets, asked: [] };
      byTargets.set(key, group);
      group.asked.push({ starts, index });
    }
    const answers = questions.map(() => false);
    const groups = [...byTargets.values()];
    for (let first = 0; first < groups.length; first += TARGETS_AT_ONCE) {
      const some = groups.slice(first, first + TARGETS_AT_ONCE);
      const reached = this.reached(some.map(({ targets }) => targets));
      for (const [bit, { asked }] of some.entries()) {
        const mask = maskOf(bit);
        for (const { starts, index } of asked) { answers[index] = starts.some(start => includesAll(reached[this.numbers.get(start)!], mask)); }
      }
    }
    return answers;
  }

  /** The targets that each component reaches, with one bit per list of targets. */
  private reached(targets: readonly (readonly number[])[]): Mask[] {
    const masks = this.components.map(() => EMPTY);
    for (const [bit, nodes] of targets.entries()) {
      for (const node of nodes) {
        const number = this.numbers.get(node)!;
        masks[number] = union(masks[number], maskOf(bit));
      }
    }
    for (const [number, next] of this.next.entries()) { masks[number] = next.reduce((mask, other) => union(mask, masks[other]), masks[number]); }
    return masks;
  }
}
