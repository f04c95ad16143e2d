import { IConstruct } from 'constructs';
import { AccountWorkload } from './_account-users';
import { AppState } from './app-state';

interface ApiConsumers {
  readonly workloads: Set<AccountWorkload>;
  readonly listeners: ((workload: AccountWorkload) => void)[];
}

/** Connects the workloads of an app that call the Kubernetes API with the policies that allow it, in any order of construction. */
function consumersAround(construct: IConstruct): ApiConsumers {
  return AppState.of(construct.node.root).once<ApiConsumers>('api-consumers', () => ({ workloads: new Set(), listeners: [] }));
}

/** Notes that the pods of a workload call the Kubernetes API. */
export function addApiConsumer(workload: AccountWorkload): void {
  const { workloads, listeners } = consumersAround(workload.construct);
  if (workloads.has(workload)) { return; }
  workloads.add(workload);
  listeners.forEach(listener => listener(workload));
}

/** All workloads of the app around a construct that call the Kubernetes API. */
export function apiConsumersAround(construct: IConstruct): readonly AccountWorkload[] {
  return [...consumersAround(construct).workloads];
}

/** Announces all these workloads, present and future, to a listener. */
export function onApiConsumer(construct: IConstruct, listener: (workload: AccountWorkload) => void): void {
  const { workloads, listeners } = consumersAround(construct);
  listeners.push(listener);
  workloads.forEach(listener);
}
