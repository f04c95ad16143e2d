import { Answer } from '../model/answer';
import { AppModel } from '../model/app-model';
import { ServiceAccount, Workload } from '../model/workload';

/** A workload with containers that get an account's token for the Kubernetes API. */
export interface TokenHolder {
  readonly workload: Workload;
  /** By container: `unknown` if the container may not get the token, or the API server may not accept it. */
  readonly containers: readonly { readonly name: string; readonly certainty: Exclude<Answer, 'no'> }[];
}

/** The workloads that hold a token of each account for the Kubernetes API, including the context. */
export function tokenHolders(model: AppModel): ReadonlyMap<ServiceAccount, readonly TokenHolder[]> {
  const found = new Map<ServiceAccount, TokenHolder[]>();
  for (const workload of model.workloads) {
    for (const [account, containers] of containersByAccount(workload, model)) {
      const holders = found.get(account);
      const holder = { workload, containers };
      if (holders) { holders.push(holder); } else { found.set(account, [holder]); }
    }
  }
  return found;
}

function containersByAccount(workload: Workload, model: AppModel): ReadonlyMap<ServiceAccount, TokenHolder['containers']> {
  const found = new Map<ServiceAccount, Map<string, Exclude<Answer, 'no'>>>();
  for (const { name, tokens } of workload.containers) {
    for (const { source, forApi, serviceAccountName } of tokens) {
      if (forApi === 'no') { continue; }
      const account = source !== 'secret' ? workload.serviceAccount
        : serviceAccountName === undefined ? undefined : model.serviceAccount(workload.namespace, serviceAccountName);
      if (!account) { continue; }
      const containers = found.get(account) ?? new Map<string, Exclude<Answer, 'no'>>();
      found.set(account, containers);
      if (containers.get(name) !== 'yes') { containers.set(name, forApi); }
    }
  }
  return new Map([...found].map(([account, containers]) => [account, [...containers].map(([name, certainty]) => ({ name, certainty }))]));
}
