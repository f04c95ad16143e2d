import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { AppModel } from '../../model/app-model';
import { ServiceAccount } from '../../model/workload';
import { ownGrants } from '../_grants';
import { NamespacedNames } from '../_namespaced-names';
import { accountsNamedInRoles } from '../_token-requests';
import { cis, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const unusedServiceAccount: Rule = {
  id: 'unused-service-account',
  summary: 'No workload runs as a ServiceAccount and nothing is bound to it',
  remedy: 'remove the ServiceAccount',
  why: 'Unused identities are rarely monitored. Anyone who can create pods in its namespace can run them as this ServiceAccount, and gets every permission it is given later.',
  fix: {
    construct: "// remove the SecureServiceAccount, or hand it to the workload:\nnew SecureDeployment(chart, 'web', { serviceAccount: account, containers: [{ name: 'app', image: 'registry.example.com/web:v1' }] });",
    yaml: '# remove the ServiceAccount, or name it in the pod:\nspec:\n  serviceAccountName: web',
  },
  references: [cis('5.1.5'), owaspKubernetes('K02'), mitre('T1098.006')],
  subject: 'service-account',
  *check({ object, account }, model) {
    const { name, namespace } = account;
    // The last of several declarations of a ServiceAccount counts.
    if (account.object !== object || name === DEFAULT_SERVICE_ACCOUNT || isUsed(account)) { return; }
    if (model.once(usedAccounts).mayHave(namespace, name)) { return; }
    yield {
      path: ['metadata', 'name'],
      key: `serviceaccount ${name}`,
      message: model.complete
        ? 'no workload runs as this ServiceAccount and no binding names it; remove it'
        : 'no workload of the app runs as this ServiceAccount and no binding names it; remove it, or pass what uses it with --context',
      ...model.complete ? {} : { unknown: true },
    };
  },
};

function isUsed(account: ServiceAccount): boolean {
  return account.workloads.length > 0 || account.customResources.length > 0 || ownGrants(account).length > 0;
}

/** ServiceAccounts used under a name that may be a declared one, and those whose token is obtained without a pod. */
function usedAccounts(model: AppModel): NamespacedNames {
  const used = accountsNamedInRoles(model);
  for (const account of model.serviceAccounts) {
    if (isUsed(account)) { used.add(account.namespace, account.name); }
  }
  for (const { namespace, serviceAccountName } of model.tokenSecrets) {
    if (serviceAccountName !== undefined) { used.add(namespace, serviceAccountName); }
  }
  return used;
}
