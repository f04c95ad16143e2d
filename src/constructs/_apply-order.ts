import { ApiObject, Chart } from 'cdk8s';
import { Construct, Dependable, IConstruct, IDependable } from 'constructs';
import { AppState } from './app-state';

/**
 * The order in which objects are written. A single `kubectl apply` must work: the
 * API server refuses a bare Pod whose ServiceAccount does not exist yet.
 */
export enum ApplyRank { NAMESPACE, NETWORK_POLICY, ACCOUNT, ROLE, BINDING, WORKLOAD }

/**
 * Sorts the objects of this library in a chart into apply order, at the position
 * of the first of them.
 *
 * cdk8s writes a chart's constructs in tree order, each after those it depends
 * on. One construct that renders nothing and depends on all of them, in apply
 * order, sorts them at a cost linear in their number; dependencies between the
 * objects themselves would cost the product.
 */
class ApplyOrder extends Construct {
  public static of(chart: Chart): ApplyOrder {
    return chart.node.tryFindChild(ApplyOrder.ID) as ApplyOrder | undefined ?? new ApplyOrder(chart, ApplyOrder.ID);
  }

  private static readonly ID = 'cdk8s-least-privilege.apply-order';
  private readonly ranks: IConstruct[][] = [];
  /** The constructs before this one in the chart. */
  private readonly earlier: ReadonlySet<IConstruct>;

  private constructor(chart: Chart, id: string) {
    const earlier = new Set(chart.node.children);
    super(chart, id);
    this.earlier = earlier;
    const sorted: IDependable = {};
    Dependable.implement(sorted, new SortedRoots(this.ranks));
    this.node.addDependency(sorted);
  }

  public add(object: ApiObject, rank: ApplyRank): void {
    // A workload after this construct in the tree is written after it anyway, and each dependency costs time at every synth.
    if (rank === ApplyRank.WORKLOAD && !this.isAfter(object)) { return; }
    (this.ranks[rank] ??= []).push(object);
  }

  /** Whether this construct comes after an object in the tree. */
  private isAfter(object: ApiObject): boolean {
    const chart = this.node.scope;
    let inChart: IConstruct = object;
    while (inChart.node.scope !== chart) { inChart = inChart.node.scope!; }
    return this.earlier.has(inChart);
  }
}

class SortedRoots extends Dependable {
  public constructor(private readonly ranks: readonly IConstruct[][]) {
    super();
  }

  public get dependencyRoots(): IConstruct[] {
    return this.ranks.flat();
  }
}

/** Adds an object to the apply order of its chart. */
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
 * Orders the chart of `later` after the chart of `earlier`, unless they are
 * already ordered the other way round.
 */
export function applyChartAfter(later: IConstruct, earlier: IConstruct): void {
  const earlierChart = chartOf(earlier);
  if (earlierChart) { addChartDependency(Chart.of(later), earlierChart, earlierChart); }
}

/** Adds the dependency on a construct in the earlier chart: the smaller its subtree, the lower the cost. */
function addChartDependency(later: Chart, earlier: Chart, target: IConstruct): void {
  if (earlier === later || comesAfter(earlier, later)) { return; }
  later.node.addDependency(target);
}

/** Orders the existing objects of its chart after a namespace. */
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

function namespaceCharts(object: ApiObject, namespace: string): NamespaceCharts {
  const names = AppState.of(object.node.root).once('namespace-charts', () => new Map<string, NamespaceCharts>());
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

/** A chart that defines the namespace itself, for a separate cluster, does not need that of another chart. */
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
