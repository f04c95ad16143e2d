import { Objects } from './_objects';
import { ServiceAccounts } from './_service-accounts';
import { Answer } from './answer';
import { Namespace, PodSecurityLabels } from './namespace';
import { isClusterScopedKind } from '../kubernetes/cluster-scoped-kinds';
import { POD_SECURITY_LABEL_PREFIX } from '../kubernetes/pod-security/namespace-labels';
import { DEFAULT_SERVICE_ACCOUNT } from '../kubernetes/service-account-token';
import { ManifestObject } from '../manifest/manifest-object';
import type * as k8s from '../objects/kubernetes-types';

/** The namespaces that an app makes, and then those in which it puts something. */
export function namespacesOf(objects: Objects, accounts: ServiceAccounts, complete: boolean): Map<string | undefined, Namespace> {
  const declared = new Map<string | undefined, Namespace['object']>();
  for (const object of objects.of('', 'Namespace')) { declared.set(object.name, object); }
  for (const object of objects.all) {
    if (isClusterScopedKind(objects.groupOf(object), object.kind)) { continue; }
    const name = objects.namespaceOf(object);
    if (!declared.has(name)) { declared.set(name, undefined); }
  }
  const namespaces = new Map<string | undefined, Namespace>();
  for (const [name, object] of declared) {
    namespaces.set(name, {
      name,
      object,
      podSecurity: object ? podSecurityOf(object) : {},
      hardenedDefaultServiceAccount: isDefaultHardened(name, accounts, complete),
    });
  }
  return namespaces;
}

function podSecurityOf({ manifest: { metadata } }: ManifestObject<k8s.Namespace>): PodSecurityLabels {
  return Object.fromEntries(Object.entries(metadata?.labels ?? {}).flatMap(([label, value]) =>
    label.startsWith(POD_SECURITY_LABEL_PREFIX) ? [[label.slice(POD_SECURITY_LABEL_PREFIX.length), value ?? '']] : []));
}

function isDefaultHardened(namespace: string | undefined, accounts: ServiceAccounts, complete: boolean): Answer {
  const account = accounts.find(namespace, DEFAULT_SERVICE_ACCOUNT);
  if (account && account.objects.length > 0) {
    const hardened = account.objects.filter(({ manifest }) => manifest.automountServiceAccountToken === false).length;
    return hardened === account.objects.length ? 'yes' : hardened === 0 ? 'no' : 'unknown';
  }
  const elsewhere = accounts.namedAlike(namespace, DEFAULT_SERVICE_ACCOUNT).some(
    ({ objects }) => objects.some(({ manifest }) => manifest.automountServiceAccountToken === false),
  );
  return complete && !elsewhere ? 'no' : 'unknown';
}
