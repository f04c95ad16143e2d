import { recipientRule } from './_binding-rule';
import { subjectProblem } from './_subject-problem';
import { roleText } from './_text';
import { isTemplated } from '../../kubernetes/names';
import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { accountLines } from '../_fix';
import { accountName, qualified } from '../_subject';
import { kubernetes, mitre, owaspKubernetes } from '../references';

/** The controllers of the control plane create their ServiceAccounts here. */
const SYSTEM_NAMESPACE = 'kube-system';

export const missingSubject = recipientRule({
  id: 'missing-subject',
  summary: 'A binding names a ServiceAccount that does not exist',
  remedy: 'declare the account, or remove the subject',
  why: 'A binding may name a ServiceAccount that does not exist. Anyone who creates a ServiceAccount of that name gets the role. Often the name is misspelled, and the account that needs the role does not have it.',
  fix: {
    construct: 'role.bind(new SecureServiceAccount(chart, \'payments\'))',
    yaml: [
      'apiVersion: v1',
      'kind: ServiceAccount',
      'metadata:',
      '  name: payments',
      '  namespace: production',
      'automountServiceAccountToken: false',
    ].join('\n'),
  },
  references: [
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Using RBAC Authorization: referring to subjects', 'reference/access-authn-authz/rbac/#referring-to-subjects'),
  ],
}, ({ subject }, binding, model) => {
  if (!subject || subjectProblem(subject, binding)) { return undefined; }
  const account = accountName(subject);
  // Every namespace has the ServiceAccount default.
  if (!account || account.name === DEFAULT_SERVICE_ACCOUNT || isTemplated(account.name) || isTemplated(account.namespace ?? '')) { return undefined; }
  const { namespace, name } = account;
  const known = model.serviceAccount(namespace, name);
  if (known?.object || known?.mayEqual.some(({ object }) => object)) { return undefined; }
  const text = `ServiceAccount ${qualified(namespace, name)}`;
  const unknown = !model.complete || namespace === undefined || namespace === SYSTEM_NAMESPACE;
  return {
    message: unknown
      ? `gives ${roleText(binding)} to ${text}, which the app does not declare; pass it with --context, or set complete: true if it does not exist`
      : `gives ${roleText(binding)} to ${text}, which does not exist: anyone who creates a ServiceAccount of that name gets the role`,
    fix: accountLines(name, namespace).join('\n'),
    ...unknown ? { unknown } : {},
  };
});
