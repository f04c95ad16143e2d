import { declaredAccounts } from './_default-account';
import { isTemplated } from '../../kubernetes/names';
import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { accountLines } from '../_fix';
import { podPath } from '../_pod-path';
import { listed } from '../_text';
import { cis, kubernetes, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const MAX_NAMESPACES = 3;

export const missingServiceAccount: Rule = {
  id: 'missing-service-account',
  summary: 'A workload runs as a ServiceAccount that the app does not declare',
  remedy: 'declare the ServiceAccount',
  why: 'The API server rejects a pod whose ServiceAccount does not exist, so the workload never starts. If the ServiceAccount is declared elsewhere, this app does not show which permissions the workload has and whether it gets a token.',
  fix: {
    construct: "new SecureServiceAccount(chart, 'web');",
    yaml: 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\nautomountServiceAccountToken: false',
  },
  references: [
    cis('5.1.5'), owaspKubernetes('K01'),
    kubernetes('Configure Service Accounts for Pods', 'tasks/configure-pod-container/configure-service-account/'),
  ],
  subject: 'workload',
  *check(workload, model) {
    const declared = model.once(declaredAccounts);
    const { name, namespace, object } = workload.serviceAccount;
    if (object !== undefined || name === DEFAULT_SERVICE_ACCOUNT) { return; }
    const unknown = !model.complete || isTemplated(name) || declared.mayHave(namespace, name);
    const elsewhere = elsewhereText(declared.namespacesOf(name));
    yield {
      path: podPath(workload, workload.pod.spec?.serviceAccountName ? 'serviceAccountName' : 'serviceAccount'),
      key: `serviceaccount ${name}`,
      message: unknown
        ? `its pods run as the ServiceAccount '${name}', which the app does not declare, so their permissions and whether they get a token are not known; declare it, or pass it with --context${elsewhere}`
        : `its pods run as the ServiceAccount '${name}', which does not exist, so the API server rejects them${elsewhere}`,
      fix: accountLines(name, namespace).join('\n'),
      ...unknown ? { unknown: true } : {},
    };
  },
};

function elsewhereText(namespaces: ReadonlySet<string | undefined>): string {
  const names = namespaces.size > MAX_NAMESPACES ? [] : [...namespaces].filter(name => name !== undefined).sort();
  if (namespaces.size === 0 || namespaces.has(undefined)) { return ''; }
  const place = names.length === 0 ? `${namespaces.size} namespaces` : listed(names.map(name => `'${name}'`));
  return `; a ServiceAccount of that name is in ${place}, but a pod can only use one of its own namespace`;
}
