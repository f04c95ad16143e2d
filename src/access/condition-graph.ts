import { EscalationGraph } from './escalation-graph';
import { containerNode } from './named-targets';
import { AppModel } from '../model/app-model';
import { Container, ServiceAccount, Workload } from '../model/workload';

/** A container with its node in the graph. */
export interface ContainerNode {
  readonly workload: Workload;
  readonly container: Container;
  readonly node: number;
}

/** The input for edges that are not based on permissions. */
export class ConditionGraph {
  public readonly containers: readonly ContainerNode[];
  private readonly byWorkload = new Map<Workload, ContainerNode[]>();

  public constructor(
    public readonly graph: EscalationGraph, public readonly model: AppModel, public readonly namespaces: readonly (string | undefined)[],
  ) {
    this.containers = model.workloads.flatMap(workload => {
      const nodes = workload.containers.map(container => ({ workload, container, node: containerNode(graph, workload, container.name) }));
      this.byWorkload.set(workload, nodes);
      return nodes;
    });
  }

  public get workloads(): readonly Workload[] {
    return this.model.workloads;
  }

  public readonly containersOf = (workload: Workload): readonly ContainerNode[] => this.byWorkload.get(workload) ?? [];

  public readonly account = ({ namespace, name }: Pick<ServiceAccount, 'namespace' | 'name'>): number => this.graph.account(namespace, name);
}
