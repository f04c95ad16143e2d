import { pathRule } from './_path-rule';
import { kubernetes, mitre, owaspKubernetes } from '../references';

export const pathToCloudIdentityOfAnotherAccount = pathRule({
  id: 'path-to-cloud-identity-of-another-account',
  summary: 'A ServiceAccount may be able to use the cloud identity of another one',
  remedy: 'remove a permission on the path, or keep the identity apart',
  why: 'The cloud grants access to one account, and an attacker who can enter its pods, run a pod as that account or create its tokens has the same access. No Kubernetes role limits what the identity can do in the cloud. '
    + 'Only the policies of the cloud show whether it trusts the account, so the finding is unknown.',
  fix: {
    construct: "new SecureNamespace(chart, 'billing', { metadata: { name: 'billing' } }); // for the account with the cloud identity alone",
    yaml: [
      'metadata:  # of the ServiceAccount with the cloud identity',
      '  namespace: billing  # where others may not create or enter pods',
    ].join('\n'),
  },
  references: [
    owaspKubernetes('K08'),
    mitre('T1078.004'),
    mitre('T1548.005'),
    kubernetes('Role Based Access Control Good Practices: workload creation', 'concepts/security/rbac-good-practices/#workload-creation'),
  ],
}, {
  target: 'cloud-identity',
  // The trust policy of the cloud is always unknown; a path with another uncertain step is not reported.
  severityOf: ({ certainty, path: { steps } }) => certainty === 'yes' && steps.filter(step => step.certainty === 'unknown').length === 1 ? 'medium' : undefined,
});
