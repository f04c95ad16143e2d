import { PathChange } from './access-change';
import { buildEscalationGraph } from './build-escalation-graph';
import { NodeContent } from './escalation-graph';
import { pathNode } from './path-node';
import { ReachableTargets } from './reachable-targets';
import { AppModel } from '../model/app-model';

/**
 * Reachability, independent of the listed paths: the list has only the nearest targets
 * of some kinds, and omits what cluster-admin has anyway.
 */
export class PathReach {
  private nodesByText: Map<string, number[]> | undefined;

  public constructor(private readonly model: AppModel) {}

  /** How certainly each start leads to its target; `undefined` if it does not. */
  public certaintiesOf(pairs: readonly Pick<PathChange, 'from' | 'target'>[]): (PathChange['certainty'] | undefined)[] {
    if (pairs.length === 0) { return []; }
    const questions = pairs.map(({ from, target }) => ({ starts: this.nodesNamed(from), targets: this.targetsNamed(target) }));
    const possible = new ReachableTargets(this.graph, () => true).answers(questions);
    const certain = new ReachableTargets(this.graph, ({ unsure }) => !unsure).answers(questions);
    return pairs.map((_, index) => certain[index] ? 'certain' : possible[index] ? 'possible' : undefined);
  }

  /** A target that is missing, such as a namespace of only the other side, is reachable by starts that reach all targets of its kind. */
  private targetsNamed(text: string): readonly number[] {
    const named = this.nodesNamed(text);
    if (named.length > 0) { return named; }
    const all: readonly NodeContent[] = text.startsWith('Secrets of ') ? [{ kind: 'secrets' }] : [];
    return [...all.flatMap(content => this.nodesNamed(pathNode(content).text)), this.graph.single('cluster-admin')];
  }

  private nodesNamed(text: string): readonly number[] {
    if (!this.nodesByText) {
      this.nodesByText = new Map();
      for (const [node, content] of this.graph.contents.entries()) {
        if (content === undefined) { continue; }
        const key = pathNode(content).text;
        const known = this.nodesByText.get(key);
        if (known) { known.push(node); } else { this.nodesByText.set(key, [node]); }
      }
    }
    return this.nodesByText.get(text) ?? [];
  }

  private get graph() {
    return this.model.once(buildEscalationGraph).graph;
  }
}
