import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { ManifestObject } from '../../manifest/manifest-object';
import { AppModel } from '../../model/app-model';
import { Workload } from '../../model/workload';
import type * as k8s from '../../objects/kubernetes-types';
import { accountLines } from '../_fix';
import { mayGrantPermissions } from '../_grants';
import { NamespacedNames } from '../_namespaced-names';
import { containersText, listed, nameOf } from '../_text';

/** Why running as `default` is a problem; empty if that ServiceAccount is hardened and has no privileges. */
export interface DefaultAccountProblems {
  readonly certain: readonly string[];
  /** Problems that may exist, as far as the app shows. */
  readonly possible: readonly string[];
}

/** Whether a ServiceAccount disables automount. */
export function isHardened({ manifest }: ManifestObject<k8s.ServiceAccount>): boolean {
  return manifest.automountServiceAccountToken === false;
}

/** The ServiceAccounts that the app declares, by namespace. */
export function declaredAccounts(model: AppModel): NamespacedNames {
  const names = new NamespacedNames();
  for (const object of model.objectsOf('', 'ServiceAccount')) { names.add(model.namespaceOf(object), object.name); }
  return names;
}

/** The problems of a workload that runs as `default`; `undefined` for all others. */
export function defaultAccountProblems(model: AppModel, workload: Workload): DefaultAccountProblems | undefined {
  const { serviceAccount: account } = workload;
  if (account.name !== DEFAULT_SERVICE_ACCOUNT) { return undefined; }
  const { automount, containers } = workload;
  const certain: string[] = [];
  const possible: string[] = [];

  if (account.object === undefined) {
    const hidden = model.once(declaredAccounts).mayHave(workload.namespace, DEFAULT_SERVICE_ACCOUNT) || (automount.value === 'no' && !model.complete);
    if (hidden) {
      possible.push('whether it is hardened and has no permissions is not known (name the namespace, pass the objects of the cluster with --context, or set complete: true)');
    } else {
      certain.push('the app does not harden it');
    }
  } else if (!account.objects.every(isHardened)) {
    certain.push('its token is mounted into every pod that does not disable automount');
  }

  const giving = [...new Set(account.grants.filter(mayGrantPermissions).map(({ binding }) => nameOf(binding.object)))].sort();
  if (account.hasPermission === 'yes') {
    // With several grants, some may only grant what every ServiceAccount has.
    certain.push(`it holds permissions${giving.length === 1 ? ` through ${giving[0]}` : ''}`);
  } else if (account.hasPermission === 'unknown' && giving.length > 0) {
    possible.push(`it may hold permissions through ${listed(giving)}`);
  }
  for (const { provider, value } of account.cloudIdentities) { certain.push(`it is the ${provider} identity '${value}'`); }

  const holders = containers.filter(({ tokens }) => tokens.some(({ source, forApi }) => source === 'projected' && forApi === 'yes'));
  if (holders.length > 0) {
    certain.push(`its API token is in ${containersText(holders.map(({ name }) => name))}`);
  } else if (automount.value === 'yes' && account.object !== undefined && account.objects.every(isHardened)) {
    certain.push('the pod enables its token again');
  }
  return { certain, possible };
}

/** A dedicated ServiceAccount with the name of the workload. */
export function ownAccountFix({ object, podPath }: Workload): { readonly fix?: string } {
  const { name, namespace } = object;
  // The API server generates the rest of a generated name, and all of a missing one.
  if (name === '' || name.includes('*')) { return {}; }
  const lines = ['spec:', `  serviceAccountName: ${JSON.stringify(name)}`, '  automountServiceAccountToken: false'];
  const steps = podPath.map((step, depth) => `${'  '.repeat(depth)}${step}:`);
  return { fix: [...accountLines(name, namespace), '---', ...steps, ...lines.map(line => `${'  '.repeat(podPath.length)}${line}`)].join('\n') };
}
