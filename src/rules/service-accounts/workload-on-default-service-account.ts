import { defaultAccountProblems, ownAccountFix } from './_default-account';
import { podPath } from '../_pod-path';
import { cis, kubernetes, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** If the ServiceAccount is hardened and unprivileged, `workload-on-hardened-default-service-account` reports it instead. */
export const workloadOnDefaultServiceAccount: Rule = {
  id: 'workload-on-default-service-account',
  summary: 'A workload runs as the ServiceAccount default',
  remedy: 'use a dedicated ServiceAccount',
  why: 'Every pod of the namespace that names no ServiceAccount runs as default. All of these pods share its permissions, in the cluster and in a cloud, and Kubernetes mounts its token into each of them unless it is hardened. A permission that one workload needs is then a permission of all.',
  fix: {
    construct: "new SecureDeployment(chart, 'web', { containers: [{ name: 'app', image: 'registry.example.com/web:v1' }] }); // creates a dedicated ServiceAccount",
    yaml: [
      'apiVersion: v1',
      'kind: ServiceAccount',
      'metadata: {name: web}',
      'automountServiceAccountToken: false',
      '---',
      'spec:',
      '  serviceAccountName: web',
      '  automountServiceAccountToken: false',
    ].join('\n'),
  },
  references: [
    cis('5.1.5'), nsa('protecting Pod service account tokens'), owaspKubernetes('K01'), owaspKubernetes('K02'), mitre('T1078.001'),
    kubernetes('Service Accounts', 'concepts/security/service-accounts/'),
  ],
  subject: 'workload',
  *check(workload, model) {
    const problems = defaultAccountProblems(model, workload);
    if (!problems) { return; }
    const { certain, possible } = problems;
    if (certain.length + possible.length === 0) { return; }
    yield {
      path: podPath(workload, 'serviceAccountName'),
      key: 'serviceaccount default',
      message: `its pods run as the ServiceAccount 'default', which every pod that names no ServiceAccount shares: ${[...certain, ...possible].join('; ')}`,
      ...ownAccountFix(workload),
      ...certain.length === 0 ? { unknown: true } : {},
    };
  },
};
