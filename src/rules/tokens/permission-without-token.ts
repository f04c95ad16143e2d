import { AppModel } from '../../model/app-model';
import { Grant } from '../../model/service-account';
import { ServiceAccount, Workload } from '../../model/workload';
import { NamespacedNames } from '../_namespaced-names';
import { listed, nameOf } from '../_text';
import { accountsNamedInRoles } from '../_token-requests';
import { mitre, owaspKubernetes } from '../references';
import { Rule, Violation } from '../rule';

/** Reported on the unneeded binding. ServiceAccounts without a workload are ignored: a pipeline may request their tokens. */
export const permissionWithoutToken: Rule = {
  id: 'permission-without-token',
  summary: 'A binding grants permissions to a ServiceAccount, but none of its workloads holds a token',
  remedy: 'remove the binding, or mount a token',
  why: 'Either the permission is unused, and anyone who can create pods in the namespace can still run them as the ServiceAccount and use it; or the workload needs it and is broken, because it has no token and cannot call the API.',
  fix: {
    construct: "// remove the bind(account), or give the workload its token:\nnew SecureDeployment(chart, 'web', { serviceAccount: account, apiAccess: ApiAccess.inContainers('app'), containers: [{ name: 'app', image: 'registry.example.com/web:v1' }] });",
    yaml: [
      '# remove the subject, or mount a token into the container that calls the API:',
      'volumes:',
      '- name: api-access',
      '  projected:',
      '    sources:',
      '    - serviceAccountToken: {path: token, expirationSeconds: 3600}',
      '    - configMap: {name: kube-root-ca.crt, items: [{key: ca.crt, path: ca.crt}]}',
      '    - downwardAPI: {items: [{path: namespace, fieldRef: {apiVersion: v1, fieldPath: metadata.namespace}}]}',
    ].join('\n'),
  },
  references: [owaspKubernetes('K02'), mitre('T1098.006')],
  subject: 'app',
  *check(model) {
    let holders: NamespacedNames | undefined;
    for (const account of model.serviceAccounts) {
      if (account.workloads.length === 0 || account.hasPermission !== 'yes') { continue; }
      if (account.workloads.some(mayHoldToken)) { continue; }
      holders ??= accountsWithTokens(model);
      if (holders.mayHave(account.namespace, account.name)) { continue; }
      for (const grant of account.grants) {
        if (!isOwn(grant)) { continue; }
        yield {
          ...placeOf(grant, account, model),
          message: messageFor(account, grant),
          // Other workloads may run as a ServiceAccount that is declared elsewhere.
          ...account.object ? {} : { unknown: true },
        };
      }
    }
  },
};

/** A grant to a group is not specific to the ServiceAccount. */
function isOwn(grant: Grant): boolean {
  return grant.certainty === 'yes' && grant.subject.kind !== 'Group' && grant.role !== undefined && grant.role.rules.length > 0;
}

/** The binding; if it is in the context, the ServiceAccount or its first workload in the app. */
function placeOf({ binding, subject }: Grant, account: ServiceAccount, model: AppModel): Pick<Violation, 'object' | 'path' | 'key'> {
  if (!model.isContext(binding.object)) {
    const namespace = account.namespace === undefined ? '' : `${account.namespace}/`;
    return { object: binding.object, path: subject.path, key: `serviceaccount ${namespace}${account.name}` };
  }
  const key = `${binding.object.kind.toLowerCase()} ${binding.object.name}`;
  if (account.object && !model.isContext(account.object)) { return { object: account.object, path: [], key }; }
  const { object } = account.workloads.find(workload => !model.isContext(workload.object)) ?? account.workloads[0];
  return { object, path: [], key };
}

function messageFor({ name, workloads, object }: ServiceAccount, { binding }: Grant): string {
  const users = listed(workloads.slice(0, 5).map(workload => nameOf(workload.object)));
  const many = workloads.length > 5 ? `${workloads.length} workloads` : users;
  return `${nameOf(binding.object)} gives permissions to the ServiceAccount '${name}', but ${many} ${workloads.length === 1 ? 'runs' : 'run'} as it without an API token, so the permissions are unused or the workload is broken${object ? '' : '; the app does not declare the ServiceAccount, so others may use it: pass them with --context'}`;
}

/** ServiceAccounts whose token is or may be in use, including by the controller of a custom resource. */
function accountsWithTokens(model: AppModel): NamespacedNames {
  const names = accountsNamedInRoles(model);
  for (const { namespace, name, customResources } of model.serviceAccounts) {
    if (customResources.length > 0) { names.add(namespace, name); }
  }
  for (const workload of model.workloads) {
    if (mayHoldToken(workload)) { names.add(workload.namespace, workload.serviceAccount.name); }
  }
  for (const { namespace, serviceAccountName } of model.tokenSecrets) {
    if (serviceAccountName !== undefined) { names.add(namespace, serviceAccountName); }
  }
  return names;
}

/** A webhook may mount a volume that no container mounts. The token of a Secret belongs to the ServiceAccount that the Secret names. */
function mayHoldToken(workload: Workload): boolean {
  return workload.projectedTokens.some(({ token }) => token.forApi !== 'no')
    || workload.containers.some(({ tokens }) => tokens.some(({ source, forApi }) => source !== 'secret' && forApi !== 'no'));
}
