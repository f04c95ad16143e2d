import { addTo } from './_namespaced-map';
import { Objects } from './_objects';
import { ServiceAccounts } from './_service-accounts';
import { Answer } from './answer';
import { Namespace, PodSecurityLabels } from './namespace';
import { isClusterScopedKind } from '../kubernetes/cluster-scoped-kinds';
import { POD_SECURITY_LABEL_PREFIX } from '../kubernetes/pod-security/namespace-labels';
import { DEFAULT_SERVICE_ACCOUNT } from '../kubernetes/service-account-token';
import { ManifestObject } from '../manifest/manifest-object';
import type * as k8s from '../objects/kubernetes-types';

type Definition = ManifestObject<k8s.Namespace>;

/** The levels of Pod Security, weakest first; an invalid one is as weak as none. */
const LEVELS = ['privileged', 'baseline', 'restricted'];

/** The namespaces that an app declares, then those in which it places objects. */
export function namespacesOf(objects: Objects, accounts: ServiceAccounts, complete: boolean): Map<string | undefined, Namespace> {
  const declared = new Map<string | undefined, Definition[]>();
  for (const object of objects.of('', 'Namespace')) { addTo<string | undefined, Definition>(declared, object.name, object); }
  for (const object of objects.all) {
    if (isClusterScopedKind(objects.groupOf(object), object.kind)) { continue; }
    const name = objects.namespaceOf(object);
    if (!declared.has(name)) { declared.set(name, []); }
  }
  const namespaces = new Map<string | undefined, Namespace>();
  for (const [name, definitions] of declared) {
    namespaces.set(name, {
      name,
      objects: definitions,
      podSecurity: weakest(definitions.map(podSecurityOf)),
      hardenedDefaultServiceAccount: isDefaultHardened(name, accounts, complete),
    });
  }
  return namespaces;
}

/** The most permissive of several definitions; without any, everything is admitted. */
function weakest(all: readonly PodSecurityLabels[]): PodSecurityLabels {
  return all.reduce<PodSecurityLabels | undefined>((a, b) => a === undefined || isWeaker(b, a) ? b : a, undefined) ?? {};
}

function isWeaker(a: PodSecurityLabels, b: PodSecurityLabels): boolean {
  const [one, other] = [a, b].map(({ enforce = '' }) => LEVELS.indexOf(enforce));
  return one < other || (one === other && versionOf(a) < versionOf(b));
}

/** The newest version is the strictest, and the default for an unset or invalid one. */
function versionOf({ 'enforce-version': version = '' }: PodSecurityLabels): number {
  return Number(/^v1\.(\d+)$/.exec(version)?.[1] ?? Infinity);
}

function podSecurityOf({ manifest: { metadata } }: Definition): PodSecurityLabels {
  return Object.fromEntries(Object.entries(metadata?.labels ?? {}).flatMap(([label, value]) =>
    label.startsWith(POD_SECURITY_LABEL_PREFIX) ? [[label.slice(POD_SECURITY_LABEL_PREFIX.length), value ?? '']] : []));
}

function isDefaultHardened(namespace: string | undefined, accounts: ServiceAccounts, complete: boolean): Answer {
  const account = accounts.find(namespace, DEFAULT_SERVICE_ACCOUNT);
  if (account && account.objects.length > 0) {
    return account.objects.every(({ manifest }) => manifest.automountServiceAccountToken === false) ? 'yes' : 'no';
  }
  const elsewhere = accounts.namedAlike(namespace, DEFAULT_SERVICE_ACCOUNT).some(
    ({ objects }) => objects.some(({ manifest }) => manifest.automountServiceAccountToken === false),
  );
  return complete && !elsewhere ? 'no' : 'unknown';
}
