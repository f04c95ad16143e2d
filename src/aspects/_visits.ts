import { IConstruct } from 'constructs';
import { aspectName, quotePath } from './_construct-names';
import { Registry, ScopedAspect } from './_registry';
import { IAspect } from './aspect';
import { ManifestAspect } from './manifest-aspect';
import { safeText } from '../text/safe-text';

/** After this many rounds, no new constructs or aspects are expected. */
const STABLE_AFTER_ROUNDS = 3;
const MAXIMUM_ROUNDS = 100;

/** The visits of all aspects of a tree. */
export class Visits {
  private readonly visited = new WeakMap<IAspect, WeakSet<IConstruct>>();
  private running = false;

  public constructor(private readonly root: IConstruct, private readonly registry: Registry) {}

  /**
   * Makes all outstanding visits, round by round, until nothing new appears.
   *
   * @throws if an aspect never stops adding constructs or aspects, or renders a chart in its `visit()`
   */
  public complete(): void {
    if (!this.registry.some(visitsConstructs)) { return; }
    if (this.running) { throw new Error('visit() of an aspect can\'t render a chart or an app, whose aspects have yet to finish; ask a single object with ApiObject.toJson()'); }
    this.running = true;
    try { this.makeRounds(); } finally { this.running = false; }
  }

  private makeRounds(): void {
    let lateVisits = 0;
    let allowance = Infinity;
    for (let round = 1; ; round++) {
      const present = new Set(this.root.node.findAll());
      if (round === STABLE_AFTER_ROUNDS) { allowance = 1000 + 10 * present.size; }
      const suspicious = (): boolean => round > MAXIMUM_ROUNDS || lateVisits > allowance;
      const visits = this.visitAll(this.root, [], present, ({ aspect, scope }, construct) => {
        if (round > STABLE_AFTER_ROUNDS) { lateVisits++; }
        if (!suspicious()) { return aspect.visit(construct); }
        const before = this.size();
        aspect.visit(construct);
        if (this.size() > before) {
          throw new Error(safeText(`${aspectName(aspect)} of ${quotePath(scope)} never stops adding: it adds to what it added itself, last at ${quotePath(construct)}; let visit() add nothing where it has added already`));
        }
      });
      if (visits === 0) { return; }
    }
  }

  /** One round: visits the constructs that were present at its start. Returns the number of visits. */
  private visitAll(
    construct: IConstruct, inherited: readonly ScopedAspect[], present: ReadonlySet<IConstruct>,
    visit: (aspect: ScopedAspect, construct: IConstruct) => void,
  ): number {
    const own = this.registry.of(construct).filter(visitsConstructs).map(aspect => ({ aspect, scope: construct }));
    const here = own.length === 0 ? inherited : [...inherited, ...own];
    let visits = 0;
    for (const scoped of here) {
      let visited = this.visited.get(scoped.aspect);
      if (!visited) { this.visited.set(scoped.aspect, visited = new WeakSet()); }
      if (visited.has(construct)) { continue; }
      visit(scoped, construct);
      visited.add(construct);
      visits++;
    }
    for (const child of construct.node.children) {
      const removed = construct.node.tryFindChild(child.node.id) !== child;
      if (present.has(child) && !removed) { visits += this.visitAll(child, here, present, visit); }
    }
    return visits;
  }

  /** Grows with every construct and every aspect. */
  private size(): number {
    return this.root.node.findAll().length + this.registry.size;
  }
}

function visitsConstructs(aspect: ManifestAspect): boolean {
  return !aspect._manifestsOnly;
}
