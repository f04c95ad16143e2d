import { defaultAccountProblems, ownAccountFix } from './_default-account';
import { podPath } from '../_pod-path';
import { cis, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** The rest of `workload-on-default-service-account`. */
export const workloadOnHardenedDefaultServiceAccount: Rule = {
  id: 'workload-on-hardened-default-service-account',
  summary: 'A workload runs as the hardened ServiceAccount default instead of one of its own',
  remedy: 'name a ServiceAccount of its own',
  why: 'Today the account is worth nothing. A permission or a cloud identity that somebody gives it tomorrow reaches this workload too, and an audit log can not tell the workloads apart that share it.',
  fix: {
    construct: "new SecureDeployment(chart, 'web', { containers: [{ name: 'app', image: 'registry.example.com/web:v1' }] }); // makes a ServiceAccount of its own",
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
      message: "its pods run as the ServiceAccount 'default', which is hardened and holds no permission that the app shows, but whatever it is given later this workload gets",
      ...ownAccountFix(workload),
    };
  },
};
