import { isOfTheCluster, podSecurityLabel, podSecurityLabelPath } from './_pod-security-label';
import { explainEnforceVersion, POD_SECURITY_LABEL_PREFIX } from '../../kubernetes/pod-security/namespace-labels';
import { kubernetes, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const MODE = 'enforce-version';

export const outdatedPodSecurityVersion: Rule = {
  id: 'outdated-pod-security-version',
  summary: 'A namespace enforces an outdated version of Pod Security',
  remedy: 'set the Pod Security version to latest',
  why: 'The Pod Security levels change between versions of Kubernetes. An old version admits pods that later ones reject, at every level: the check of probe hosts was added in v1.34, and before v1.23 more checks are missing.',
  fix: {
    construct: "new SecureNamespace(chart, 'payments', { podSecurityVersion: 'v1.34' });",
    yaml: `metadata:\n  labels:\n    ${POD_SECURITY_LABEL_PREFIX}enforce-version: v1.34`,
  },
  references: [owaspKubernetes('K04'), kubernetes('Pod Security Admission', 'concepts/security/pod-security-admission/')],
  subject: 'namespace',
  fields: [`${POD_SECURITY_LABEL_PREFIX}${MODE}`],
  *check({ object }) {
    if (isOfTheCluster(object)) { return; }
    const version = podSecurityLabel(object, MODE);
    // "latest" is always the version of the cluster.
    if (version === undefined || version === 'latest' || podSecurityLabel(object, 'enforce') === 'privileged') { return; }
    const problem = explainEnforceVersion(version);
    if (problem === undefined) { return; }
    yield {
      path: podSecurityLabelPath(MODE),
      key: `${MODE} ${version}`,
      message: `it enforces Pod Security version ${JSON.stringify(version)}: ${problem}`,
      fix: `${POD_SECURITY_LABEL_PREFIX}enforce-version: v1.34`,
    };
  },
};
