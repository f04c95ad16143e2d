import { ApiObject, Chart } from 'cdk8s';
import { Construct, Dependable, IConstruct, IDependable } from 'constructs';

/**
 * In which order objects are written, so that one `kubectl apply` pass works: a
 * bare Pod whose ServiceAccount does not exist yet is refused.
 */
export enum ApplyRank { NAMESPACE, ACCOUNT, ROLE, BINDING, WORKLOAD }

/**
 * Brings our objects of a chart into apply order, at the place of the first of
 * them.
 *
 * cdk8s writes a chart's constructs in tree order, each after those it depends
 * on. One construct that renders nothing and depends on all of them, in the
 * wanted order, sorts them at a cost linear in their number; dependencies
 * between the objects themselves would cost the product.
 */
class ApplyOrder extends Construct {
  public static of(chart: Chart): ApplyOrder {
    return chart.node.tryFindChild(ApplyOrder.ID) as ApplyOrder | undefined ?? new ApplyOrder(chart, ApplyOrder.ID);
  }

  private static readonly ID = 'cdk8s-least-privilege.apply-order';
  private readonly ranks: IConstruct[][] = [];

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    const sorted: IDependable = {};
    Dependable.implement(sorted, new SortedRoots(this.ranks));
    this.node.addDependency(sorted);
  }

  public add(object: ApiObject, rank: ApplyRank): void {
    (this.ranks[rank] ??= []).push(object);
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

/** Gives an object its place in the apply order of its chart. */
export function applyInOrder(construct: IConstruct, rank: ApplyRank): void {
  const object = ApiObject.of(construct);
  ApplyOrder.of(Chart.of(object)).add(object, rank);
}

/**
 * Lets the chart of `later` be written after the chart of `earlier`, unless
 * something else already orders them the other way round.
 */
export function applyChartAfter(later: IConstruct, earlier: IConstruct): void {
  const laterChart = Chart.of(later);
  const earlierChart = chartOf(earlier);
  if (!earlierChart || earlierChart === laterChart || comesAfter(earlierChart, laterChart)) { return; }
  laterChart.node.addDependency(earlierChart);
}

function chartOf(construct: IConstruct): Chart | undefined {
  return construct.node.scopes.reverse().find(scope => Chart.isChart(scope)) as Chart | undefined;
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
