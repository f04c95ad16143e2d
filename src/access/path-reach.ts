import { PathChange } from './access-change';
import { buildEscalationGraph } from './build-escalation-graph';
import { NodeContent } from './escalation-graph';
import { NearestTargets } from './nearest-targets';
import { pathNode } from './path-node';
import { AppModel } from '../model/app-model';

/**
 * What is reached from where, whichever paths are listed: the list has only the nearest
 * targets of some kinds, and leaves out what cluster-admin has anyway.
 */
export class PathReach {
  private nodesByText: Map<string, number[]> | undefined;
  private readonly searches = new Map<string, NearestTargets>();

  public constructor(private readonly model: AppModel) {}

  /** How certain it is that a start leads to a target; `undefined` where it does not. */
  public certaintyOf(from: string, target: PathChange['target']): PathChange['certainty'] | undefined {
    const starts = this.nodesNamed(from);
    const targets = this.targetsNamed(target);
    if (starts.length === 0 || targets.length === 0) { return undefined; }
    const ways = starts.flatMap(start => this.search(targets).from(start));
    if (ways.length === 0) { return undefined; }
    return ways.some(({ edges }) => edges.every(({ unsure }) => !unsure)) ? 'certain' : 'possible';
  }

  private search(targets: readonly number[]): NearestTargets {
    const key = targets.join();
    let search = this.searches.get(key);
    if (!search) { this.searches.set(key, search = new NearestTargets(this.graph, targets)); }
    return search;
  }

  /** What there is not, such as a namespace of the other side only, is reached by those who reach all. */
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
