import { ApiObjectMetadataDefinition } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { AppState } from './app-state';

/** A workload that runs as a ServiceAccount. */
export interface AccountWorkload {
  readonly construct: IConstruct;
  /** The metadata of its pods. */
  readonly podMetadata: ApiObjectMetadataDefinition;
  /** Whether its pods use the network of their node, which no network policy governs. */
  readonly hostNetwork: boolean;
  /** The names of its init and regular containers, as they are at synth. */
  containerNames(): string[];
}

/** What wants to know the workloads of a ServiceAccount, whenever they come. */
export interface AccountListener {
  workloadAdded(workload: AccountWorkload): void;
}

interface AccountUsers {
  readonly workloads: AccountWorkload[];
  readonly listeners: AccountListener[];
}

/** Joins the two sides of an account in any order of construction. */
function usersOf(account: kplus.IServiceAccount): AccountUsers {
  return AppState.of(account).once<AccountUsers>('account-users', () => ({ workloads: [], listeners: [] }));
}

/** A workload together with its account. */
export interface KnownWorkload extends AccountWorkload {
  readonly account: kplus.IServiceAccount;
}

/** All workloads of the app around a construct whose account is known. */
export function workloadsAround(construct: IConstruct): KnownWorkload[] {
  return AppState.of(construct.node.root).once<KnownWorkload[]>('workloads', () => []);
}

/** Tells all listeners of its account, present and future, about a workload. */
export function addWorkload(workload: KnownWorkload): void {
  const { workloads, listeners } = usersOf(workload.account);
  workloads.push(workload);
  workloadsAround(workload.construct).push(workload);
  listeners.forEach(listener => listener.workloadAdded(workload));
}

/** Tells a listener about all workloads of the account, present and future. */
export function addListener(account: kplus.IServiceAccount, listener: AccountListener): void {
  const { workloads, listeners } = usersOf(account);
  listeners.push(listener);
  workloads.forEach(workload => listener.workloadAdded(workload));
}
