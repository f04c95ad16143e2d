import { isOfTheCluster, podSecurityLabel, podSecurityLabelPath } from './_pod-security-label';
import { POD_SECURITY_LABEL_PREFIX } from '../../kubernetes/pod-security/namespace-labels';
import { cis, kubernetes, owaspKubernetes, podSecurity } from '../references';
import { Rule } from '../rule';

/** `pod-security-below-restricted` reports a level that is set. */
export const namespaceWithoutPodSecurity: Rule = {
  id: 'namespace-without-pod-security',
  summary: 'A namespace does not enforce a Pod Security level',
  remedy: 'label the namespace with a Pod Security level',
  why: 'Unless the cluster has another default, a namespace without the label admits every pod, including pods that can take over their node. Warnings and audit annotations do not reject anything.',
  fix: {
    construct: "new SecureNamespace(chart, 'payments');",
    yaml: `metadata:\n  labels:\n    ${POD_SECURITY_LABEL_PREFIX}enforce: restricted`,
  },
  references: [
    cis('5.2.1'), podSecurity('restricted'), owaspKubernetes('K04'), kubernetes('Pod Security Admission', 'concepts/security/pod-security-admission/'),
  ],
  subject: 'namespace',
  *check({ object }) {
    if (isOfTheCluster(object)) { return; }
    if (podSecurityLabel(object, 'enforce') !== undefined) { return; }
    yield {
      path: podSecurityLabelPath('enforce'),
      key: 'enforce',
      message: 'it has no label that enforces Pod Security, so it admits every pod unless the cluster has another default',
      fix: `${POD_SECURITY_LABEL_PREFIX}enforce: restricted`,
    };
  },
};
