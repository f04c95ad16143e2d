import { ApiObjectMetadataDefinition } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';

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
const users = new WeakMap<kplus.IServiceAccount, AccountUsers>();

function usersOf(account: kplus.IServiceAccount): AccountUsers {
  let found = users.get(account);
  if (!found) {
    found = { workloads: [], listeners: [] };
    users.set(account, found);
  }
  return found;
}

/** A workload together with its account. */
export interface KnownWorkload extends AccountWorkload {
  readonly account: kplus.IServiceAccount;
}

const workloadsOfApps = new WeakMap<IConstruct, KnownWorkload[]>();

/** All workloads of the app around a construct whose account is known. */
export function workloadsAround(construct: IConstruct): readonly KnownWorkload[] {
  return workloadsOfApps.get(construct.node.root) ?? [];
}

/** Tells all listeners of its account, present and future, about a workload. */
export function addWorkload(workload: KnownWorkload): void {
  const { workloads, listeners } = usersOf(workload.account);
  workloads.push(workload);
  const { root } = workload.construct.node;
  const known = workloadsOfApps.get(root);
  if (known) { known.push(workload); } else { workloadsOfApps.set(root, [workload]); }
  listeners.forEach(listener => listener.workloadAdded(workload));
}

/** Tells a listener about all workloads of the account, present and future. */
export function addListener(account: kplus.IServiceAccount, listener: AccountListener): void {
  const { workloads, listeners } = usersOf(account);
  listeners.push(listener);
  workloads.forEach(workload => listener.workloadAdded(workload));
}
