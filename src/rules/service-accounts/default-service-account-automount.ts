import { isHardened } from './_default-account';
import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const defaultServiceAccountAutomount: Rule = {
  id: 'default-service-account-automount',
  summary: 'The ServiceAccount default of a namespace does not disable token automount',
  remedy: 'set automountServiceAccountToken: false',
  why: 'Kubernetes mounts an API token into every container of a pod that names no ServiceAccount and does not disable automount. All such pods share the ServiceAccount default, so a single compromised container acts for all of them at the API server.',
  fix: {
    construct: "new HardenedDefaultServiceAccount(chart, 'default');",
    yaml: 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default}\nautomountServiceAccountToken: false',
  },
  references: [
    cis('5.1.5'), nsa('protecting Pod service account tokens'), owaspKubernetes('K01'), mitre('T1078.001'), mitre('T1528'),
    kubernetes('Configure Service Accounts for Pods', 'tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting'),
  ],
  subject: 'service-account',
  *check({ object }) {
    if (object.name !== DEFAULT_SERVICE_ACCOUNT || isHardened(object)) { return; }
    yield {
      path: ['automountServiceAccountToken'],
      key: 'serviceaccount default',
      message: 'it does not set automountServiceAccountToken: false, so every pod of the namespace that names no ServiceAccount gets its API token',
      fix: 'automountServiceAccountToken: false',
    };
  },
};
