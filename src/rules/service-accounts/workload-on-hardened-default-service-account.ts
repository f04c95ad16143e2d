import { defaultAccountProblems, ownAccountFix } from './_default-account';
import { podPath } from '../_pod-path';
import { cis, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** Covers what `workload-on-default-service-account` does not report. */
export const workloadOnHardenedDefaultServiceAccount: Rule = {
  id: 'workload-on-hardened-default-service-account',
  summary: 'A workload runs as the hardened ServiceAccount default instead of a dedicated one',
  remedy: 'use a dedicated ServiceAccount',
  why: 'The ServiceAccount currently has no permissions. A permission or a cloud identity that is granted to it later applies to this workload too, and the audit log cannot tell apart the workloads that share it.',
  fix: {
    construct: "new SecureDeployment(chart, 'web', { containers: [{ name: 'app', image: 'registry.example.com/web:v1' }] }); // creates a dedicated ServiceAccount",
    yaml: 'spec:\n  serviceAccountName: web',
  },
  references: [cis('5.1.5'), owaspKubernetes('K01'), mitre('T1078.001')],
  subject: 'workload',
  *check(workload, model) {
    const problems = defaultAccountProblems(model, workload);
    if (!problems || problems.certain.length + problems.possible.length > 0) { return; }
    yield {
      path: podPath(workload, 'serviceAccountName'),
      key: 'serviceaccount default',
      message: "its pods run as the ServiceAccount 'default', which is hardened and has no permissions in this app, but this workload gets everything it is granted later",
      ...ownAccountFix(workload),
    };
  },
};
