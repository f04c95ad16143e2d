import { isHardened } from './_default-account';
import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const serviceAccountAutomount: Rule = {
  id: 'service-account-automount',
  summary: 'A ServiceAccount does not disable token automount',
  remedy: 'set automountServiceAccountToken: false',
  why: 'Unless the pod or the ServiceAccount disables it, Kubernetes mounts an API token into every container of a pod, including sidecars that webhooks add. With automount disabled on the ServiceAccount, a pod only gets a token if it requests one.',
  fix: {
    construct: "new SecureServiceAccount(chart, 'web');",
    yaml: 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\nautomountServiceAccountToken: false',
  },
  references: [
    cis('5.1.6'), nsa('protecting Pod service account tokens'), owaspKubernetes('K01'), mitre('T1528'),
    kubernetes('Configure Service Accounts for Pods', 'tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting'),
  ],
  subject: 'service-account',
  *check({ object }) {
    if (object.name === DEFAULT_SERVICE_ACCOUNT || isHardened(object)) { return; }
    yield {
      path: ['automountServiceAccountToken'],
      key: `serviceaccount ${object.name}`,
      message: 'it does not set automountServiceAccountToken: false, so each of its pods that does not disable automount gets its API token in every container',
      fix: 'automountServiceAccountToken: false',
    };
  },
};
