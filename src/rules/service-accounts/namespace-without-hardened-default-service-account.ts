import { isHardened } from './_default-account';
import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { AppModel } from '../../model/app-model';
import { NamespacedNames } from '../_namespaced-names';
import { cis, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** These namespaces belong to the cluster, even if the app labels them. */
const OF_THE_CLUSTER = ['kube-system', 'kube-public', 'kube-node-lease'];

/** `default-service-account-automount` reports a ServiceAccount that is declared but not hardened. */
export const namespaceWithoutHardenedDefaultServiceAccount: Rule = {
  id: 'namespace-without-hardened-default-service-account',
  summary: 'The app creates a namespace but does not harden its ServiceAccount default',
  remedy: 'declare the ServiceAccount default without a token',
  why: 'Kubernetes creates a ServiceAccount default in every new namespace, and mounts its API token into every container of a pod that names no ServiceAccount and does not disable automount. The app that creates the namespace should disable that.',
  fix: {
    construct: "new SecureNamespace(chart, 'payments'); // or new HardenedDefaultServiceAccount(chart, 'default')",
    yaml: 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default, namespace: payments}\nautomountServiceAccountToken: false',
  },
  references: [cis('5.1.5'), nsa('protecting Pod service account tokens'), owaspKubernetes('K01'), mitre('T1078.001')],
  subject: 'namespace',
  *check({ object }, model) {
    const hardened = model.once(hardenedNamespaces);
    const { name } = object;
    if (name === '' || OF_THE_CLUSTER.includes(name) || hardened.has(name, DEFAULT_SERVICE_ACCOUNT)) { return; }
    const possible = hardened.mayHave(name, DEFAULT_SERVICE_ACCOUNT);
    yield {
      path: ['metadata', 'name'],
      key: `serviceaccount ${DEFAULT_SERVICE_ACCOUNT}`,
      message: possible
        ? "a ServiceAccount 'default' is declared without a known namespace, so it may or may not be the one of this namespace; set its namespace"
        : "the ServiceAccount 'default' of this namespace is not hardened, so every pod in it that names no ServiceAccount gets an API token",
      fix: [
        'apiVersion: v1',
        'kind: ServiceAccount',
        `metadata: {name: default, namespace: ${JSON.stringify(name)}}`,
        'automountServiceAccountToken: false',
      ].join('\n'),
      ...possible ? { unknown: true } : {},
    };
  },
};

/** Namespaces whose ServiceAccount is hardened in each declaration, or reported separately; one in the context is not reported. */
function hardenedNamespaces(model: AppModel): NamespacedNames {
  const names = new NamespacedNames();
  for (const object of model.objectsOf('', 'ServiceAccount')) {
    const isCovered = object.name === DEFAULT_SERVICE_ACCOUNT && (!model.isContext(object) || model.alternativesTo(object).every(isHardened));
    if (isCovered) { names.add(model.namespaceOf(object), object.name); }
  }
  return names;
}
