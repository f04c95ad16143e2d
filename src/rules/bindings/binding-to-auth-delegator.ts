import { recipientRule } from './_binding-rule';
import { AppModel } from '../../model/app-model';
import { Subject } from '../../model/service-account';
import { accountOf } from '../_subject';
import { kubernetes, nsa, owaspKubernetes } from '../references';

const AUTH_DELEGATOR = 'system:auth-delegator';

/** Arguments of a server that asks the API server to authorize its callers. */
const AUTHORIZING = /kube-rbac-proxy|--authorization-(kubeconfig|mode=Webhook|always-allow-paths)|--authentication-kubeconfig/;

export const bindingToAuthDelegator = recipientRule({
  id: 'binding-to-auth-delegator',
  summary: 'A binding grants system:auth-delegator where token reviews may be enough',
  remedy: 'bind a role that only allows token reviews',
  why: 'system:auth-delegator allows two things: checking whose token it is (tokenreviews), and checking the permissions of any user (subjectaccessreviews). '
    + 'A server that only checks tokens, such as Vault, does not need the second, which shows an attacker which accounts to target. Aggregated API servers and kube-rbac-proxy need both.',
  fix: {
    construct: 'new MinimalClusterRole(chart, \'token-reviewer\', { permissions: [Permission.reviewTokens()] }).bind(account)',
    yaml: [
      'apiVersion: rbac.authorization.k8s.io/v1',
      'kind: ClusterRole  # bound instead of system:auth-delegator',
      'metadata:',
      '  name: token-reviewer',
      'rules:',
      '- apiGroups: [authentication.k8s.io]',
      '  resources: [tokenreviews]',
      '  verbs: [create]',
    ].join('\n'),
  },
  references: [
    nsa('RBAC'),
    owaspKubernetes('K02'),
    kubernetes('Using RBAC Authorization: other component roles', 'reference/access-authn-authz/rbac/#other-component-roles'),
  ],
}, (recipient, binding, model) => {
  const { subject } = recipient;
  const { clusterWide, roleRef } = binding;
  if (!subject || !clusterWide || roleRef.name !== AUTH_DELEGATOR) { return undefined; }
  return {
    // With no version it is not a finding, but an acceptance that a construct requires is not reported as unused.
    ...authorizesCallers(subject, model) ? { minors: [] } : {},
    message: `lets ${recipient.text} review tokens and check the permissions of any user; if it only reviews tokens, create on tokenreviews is enough`,
    unknown: true,
  };
});

/** Whether the app shows that both are needed: an aggregated API server, or a proxy that authorizes. */
function authorizesCallers(subject: Subject, model: AppModel): boolean {
  if (model.objectsOf('apiregistration.k8s.io', 'APIService').length > 0) { return true; }
  const workloads = accountOf(subject, model)?.workloads ?? [];
  return workloads.some(({ containers }) => containers.some(({ manifest }) => AUTHORIZING.test(JSON.stringify(manifest))));
}
