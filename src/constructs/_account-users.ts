import { ApiObjectMetadataDefinition } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { AppState } from './app-state';
import { TokenMount } from './token-mounts';

/** The additions of an identity to the containers of a workload. */
export interface ContainerCredential {
  /** The name of the identity in messages. */
  readonly title: string;
  readonly token?: TokenMount;
  readonly environment: { readonly [variable: string]: string };
  /** The containers that get it. If unset, the only regular container gets the token, and all get the variables. */
  readonly containers?: readonly string[];
}

/** A workload that runs as a ServiceAccount. */
export interface AccountWorkload {
  readonly construct: IConstruct;
  /** The metadata of its pods. */
  readonly podMetadata: ApiObjectMetadataDefinition;
  /** Whether its pods use the network of their node, which no network policy governs. */
  readonly hostNetwork: boolean;
  /** The names of its init and regular containers at synth. */
  containerNames(): string[];
  /** Gives it a credential; unset for a workload that is not hardened, whose pods this library does not change. */
  addCredential?(credential: ContainerCredential): void;
}

/** Receives the workloads of a ServiceAccount, present and future. */
export interface AccountListener {
  workloadAdded(workload: AccountWorkload): void;
}

interface AccountUsers {
  readonly workloads: AccountWorkload[];
  readonly listeners: AccountListener[];
}

/** Connects the workloads and the listeners of an account in any order of construction. */
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

/** Announces a workload to all listeners of its account, present and future. */
export function addWorkload(workload: KnownWorkload): void {
  const { workloads, listeners } = usersOf(workload.account);
  workloads.push(workload);
  workloadsAround(workload.construct).push(workload);
  listeners.forEach(listener => listener.workloadAdded(workload));
}

/** Announces all workloads of the account, present and future, to a listener. */
export function addListener(account: kplus.IServiceAccount, listener: AccountListener): void {
  const { workloads, listeners } = usersOf(account);
  listeners.push(listener);
  workloads.forEach(workload => listener.workloadAdded(workload));
}
