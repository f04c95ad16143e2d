import { ApiObject, Chart } from 'cdk8s';
import { Construct, Dependable, IConstruct, IDependable } from 'constructs';

/**
 * In which order objects are written, so that one `kubectl apply` pass works: a
 * bare Pod whose ServiceAccount does not exist yet is refused.
 */
export enum ApplyRank { NAMESPACE, NETWORK_POLICY, DEFAULT_ACCOUNT, ACCOUNT, ROLE, BINDING, WORKLOAD }

/** A construct and its place in the order. */
interface Ranked {
  readonly construct: IConstruct;
  readonly rank: ApplyRank;
}

/**
 * Brings objects of a chart into apply order. What concerns all workloads moves to
 * the place of our first object; what something needs moves there only if it stands
 * after that. All else stays where the program has it.
 *
 * cdk8s writes a chart's constructs in tree order, each after those it depends
 * on. One construct that renders nothing and depends on all that moves, in the
 * wanted order, sorts it at a cost linear in its number; dependencies between the
 * objects themselves would cost the product.
 */
class ApplyOrder extends Construct {
  public static of(chart: Chart): ApplyOrder {
    return chart.node.tryFindChild(ApplyOrder.ID) as ApplyOrder | undefined ?? new ApplyOrder(chart, ApplyOrder.ID);
  }

  private static readonly ID = 'cdk8s-least-privilege.apply-order';
  private readonly moved: Set<IConstruct>[] = [];
  /** Where objects stand is easy to tell for all at once, when the chart is written. */
  private undecided: [later: Ranked, earlier: Ranked][] = [];

  private constructor(chart: Chart, id: string) {
    super(chart, id);
    const moved: IDependable = {};
    Dependable.implement(moved, new DependencyRoots(() => this.inOrder()));
    this.node.addDependency(moved);
  }

  public add(object: ApiObject, rank: ApplyRank): void {
    if (rank <= ApplyRank.DEFAULT_ACCOUNT) {
      this.move({ construct: object, rank });
    } else if (rank === ApplyRank.WORKLOAD) {
      this.addPair({ construct: object, rank }, { construct: this, rank });
    }
  }

  public addPair(later: Ranked, earlier: Ranked): void {
    this.undecided.push([later, earlier]);
  }

  private move({ construct, rank }: Ranked): void {
    (this.moved[rank] ??= new Set()).add(construct);
  }

  private hasMoved({ construct, rank }: Ranked): boolean {
    return this.moved[rank]?.has(construct) ?? false;
  }

  private inOrder(): IConstruct[] {
    this.decide();
    return this.moved.flatMap(objects => [...objects]);
  }

  /** Decides each pair once: which of two constructs stands first in the tree never changes. */
  private decide(): void {
    if (this.undecided.length === 0) { return; }
    const places = new Map(this.node.scope!.node.findAll().map((construct, place) => [construct, place]));
    const own = places.get(this)!;
    // A binding that moves for a workload may take its account along.
    this.undecided.sort(([one], [other]) => other.rank - one.rank);
    for (const [later, earlier] of this.undecided) {
      const [place, earlierPlace] = [places.get(later.construct)!, places.get(earlier.construct)!];
      if (place > earlierPlace && !(this.hasMoved(later) && earlierPlace > own)) { continue; }
      if (earlier.construct !== this) { this.move(earlier); }
      if (place < own) { this.move(later); }
    }
    this.undecided = [];
  }
}

class DependencyRoots extends Dependable {
  public constructor(private readonly roots: () => IConstruct[]) {
    super();
  }

  public get dependencyRoots(): IConstruct[] {
    return this.roots();
  }
}

/** Gives an object its place in the apply order of its chart. */
export function applyInOrder(construct: IConstruct, rank: ApplyRank): void {
  const object = ApiObject.of(construct);
  ApplyOrder.of(Chart.of(object)).add(object, rank);
  if (rank === ApplyRank.NAMESPACE) {
    applyBeforeSiblings(object);
    applyBeforeCharts(object);
  } else {
    applyAfterNamespace(object);
  }
}

/**
 * Lets a workload be written after what it needs; if that stands in another chart,
 * after that chart, unless something else already orders them the other way round.
 */
export function applyAfterNeeded(workload: IConstruct, needed: IConstruct, rank: ApplyRank): void {
  const [chart, neededChart] = [Chart.of(workload), chartOf(needed)];
  if (neededChart) { addChartDependency(chart, neededChart, neededChart); }
  applyAfterInChart(workload, ApplyRank.WORKLOAD, needed, rank);
}

/** Lets one object be written after another if both are in the same chart. */
export function applyAfterInChart(later: IConstruct, laterRank: ApplyRank, earlier: IConstruct, earlierRank: ApplyRank): void {
  const [chart, laterObject, earlierObject] = [Chart.of(later), objectOf(later), objectOf(earlier)];
  if (!laterObject || !earlierObject || Chart.of(earlierObject) !== chart) { return; }
  ApplyOrder.of(chart).addPair({ construct: laterObject, rank: laterRank }, { construct: earlierObject, rank: earlierRank });
}

/** The object that a construct stands for; there is none for what is defined elsewhere. */
function objectOf(construct: IConstruct): ApiObject | undefined {
  if (ApiObject.isApiObject(construct)) { return construct; }
  const { defaultChild } = construct.node;
  return defaultChild && objectOf(defaultChild);
}

/** Adds the dependency on something in the earlier chart: the less it holds, the less it costs. */
function addChartDependency(later: Chart, earlier: Chart, target: IConstruct): void {
  if (earlier === later || comesAfter(earlier, later)) { return; }
  later.node.addDependency(target);
}

/** Lets what its chart holds already be written after a namespace. */
function applyBeforeSiblings(namespace: ApiObject): void {
  const { scopes } = namespace.node;
  for (const sibling of Chart.of(namespace).node.children) {
    if (scopes.includes(sibling) || sibling.node.findAll().some(child => Chart.isChart(child))) { continue; }
    sibling.node.addDependency(namespace);
  }
}

/** The namespaces of an app and the charts with objects in them, by name and in any order of construction. */
interface NamespaceCharts {
  readonly namespaces: ApiObject[];
  readonly charts: Set<Chart>;
}

const namespacesOfApps = new WeakMap<IConstruct, Map<string, NamespaceCharts>>();

function namespaceCharts(object: ApiObject, namespace: string): NamespaceCharts {
  const { root } = object.node;
  const names = namespacesOfApps.get(root) ?? new Map<string, NamespaceCharts>();
  namespacesOfApps.set(root, names);
  const found = names.get(namespace) ?? { namespaces: [], charts: new Set<Chart>() };
  names.set(namespace, found);
  return found;
}

function applyBeforeCharts(namespace: ApiObject): void {
  const { namespaces, charts } = namespaceCharts(namespace, namespace.name);
  namespaces.push(namespace);
  for (const chart of charts) { applyAfterNamespaces(chart, namespaces); }
}

function applyAfterNamespace(object: ApiObject): void {
  const { namespace } = object.metadata;
  if (namespace === undefined) { return; }
  const { namespaces, charts } = namespaceCharts(object, namespace);
  const chart = Chart.of(object);
  if (charts.has(chart)) { return; }
  charts.add(chart);
  applyAfterNamespaces(chart, namespaces);
}

/** A chart that brings its own namespace, for a cluster of its own, needs that of no other chart. */
function applyAfterNamespaces(chart: Chart, namespaces: readonly ApiObject[]): void {
  if (namespaces.some(namespace => Chart.of(namespace) === chart)) { return; }
  for (const namespace of namespaces) { addChartDependency(chart, Chart.of(namespace), namespace); }
}

function chartOf(construct: IConstruct): Chart | undefined {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    if (Chart.isChart(scope)) { return scope; }
  }
  return undefined;
}

function comesAfter(chart: Chart, other: Chart, seen = new Set<Chart>()): boolean {
  if (chart === other) { return true; }
  if (seen.has(chart)) { return false; }
  seen.add(chart);
  const earlier = [
    ...chart.node.dependencies.map(chartOf),
    // cdk8s writes a nested chart before the one around it.
    ...chart.node.children.filter(child => Chart.isChart(child)) as Chart[],
  ];
  return earlier.some(next => next !== undefined && comesAfter(next, other, seen));
}
