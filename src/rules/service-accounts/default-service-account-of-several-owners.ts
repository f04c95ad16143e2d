import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { ManifestObject } from '../../manifest/manifest-object';
import { AppModel } from '../../model/app-model';
import type * as k8s from '../../objects/kubernetes-types';
import { listed } from '../_text';
import { kubernetes } from '../references';
import { Rule } from '../rule';

type Account = ManifestObject<k8s.ServiceAccount>;

/** Where tools record the owner of an object, the most reliable first: an annotation or label, and the one that makes the name unique. */
const OWNERS: readonly (readonly [tool: string, where: 'annotations' | 'labels', name: string, namespace?: string])[] = [
  ['Argo CD', 'annotations', 'argocd.argoproj.io/tracking-id'],
  ['Argo CD', 'labels', 'argocd.argoproj.io/instance'],
  ['Flux', 'labels', 'kustomize.toolkit.fluxcd.io/name', 'kustomize.toolkit.fluxcd.io/namespace'],
  ['Flux', 'labels', 'helm.toolkit.fluxcd.io/name', 'helm.toolkit.fluxcd.io/namespace'],
  ['Helm', 'annotations', 'meta.helm.sh/release-name', 'meta.helm.sh/release-namespace'],
  ['', 'labels', 'app.kubernetes.io/instance'],
];

/** Reports several releases that declare the ServiceAccount default of one namespace. */
export const defaultServiceAccountOfSeveralOwners: Rule = {
  id: 'default-service-account-of-several-owners',
  summary: 'Several releases or applications declare the ServiceAccount default of a namespace',
  remedy: 'declare the ServiceAccount default in one place only',
  why: 'A namespace has only one ServiceAccount of that name. Helm refuses an object of another release; Argo CD and Flux let each owner overwrite the other, so the ServiceAccount is hardened at one time and not at another, and deleted when one of them is removed.',
  fix: {
    construct: "new SecureNamespace(chart, 'payments'); // in the one app that creates the namespace",
    yaml: [
      '# Only in the manifests that create the namespace:',
      'apiVersion: v1',
      'kind: ServiceAccount',
      'metadata: {name: default, namespace: payments}',
      'automountServiceAccountToken: false',
    ].join('\n'),
  },
  references: [kubernetes('Configure Service Accounts for Pods', 'tasks/configure-pod-container/configure-service-account/')],
  subject: 'app',
  *check(model) {
    for (const [namespace, accounts] of defaultAccountsByNamespace(model)) {
      const owners = [...new Set(accounts.flatMap(object => ownerOf(object) ?? []))].sort();
      if (owners.length < 2) { continue; }
      for (const object of accounts.filter(account => ownerOf(account) !== undefined)) {
        yield {
          object,
          path: ['metadata', 'name'],
          key: 'serviceaccount default',
          message: `${listed(owners)} declare the ServiceAccount 'default' of ${namespace === undefined ? 'what may be one namespace' : `namespace '${namespace}'`}, and overwrite each other or fail to install it; declare it in only one of them`,
          ...namespace === undefined ? { unknown: true } : {},
        };
      }
    }
  },
};

function defaultAccountsByNamespace(model: AppModel): Map<string | undefined, Account[]> {
  const accounts = new Map<string | undefined, Account[]>();
  for (const object of model.objectsOf('', 'ServiceAccount').filter(({ name }) => name === DEFAULT_SERVICE_ACCOUNT)) {
    const namespace = model.namespaceOf(object);
    accounts.set(namespace, [...accounts.get(namespace) ?? [], object]);
  }
  return accounts;
}

/** The owner of an object, as in `release 'web'`. */
function ownerOf({ manifest: { metadata } }: Account): string | undefined {
  for (const [tool, where, nameKey, namespaceKey] of OWNERS) {
    const name = metadata?.[where]?.[nameKey];
    if (!name) { continue; }
    const namespace = namespaceKey === undefined ? undefined : metadata?.[where]?.[namespaceKey];
    // The owner is followed by the object in a tracking ID.
    const owner = `${namespace ? `${namespace}/` : ''}${tool === 'Argo CD' ? name.split(':')[0] : name}`;
    return `'${owner}'${tool === '' ? '' : ` of ${tool}`}`;
  }
  return undefined;
}
