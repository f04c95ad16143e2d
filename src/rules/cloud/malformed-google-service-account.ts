import { explainServiceAccountEmail, GOOGLE_SERVICE_ACCOUNT_ANNOTATION } from '../../kubernetes/cloud/google';
import { mitre, owaspKubernetes } from '../references';
import { malformedAnnotationRule } from './_malformed-annotation';
import { GKE_WORKLOAD_IDENTITY } from './_references';

/** What should be the e-mail of a Google service account is none. */
export const malformedGoogleServiceAccount = malformedAnnotationRule({
  id: 'malformed-google-service-account',
  summary: 'The Google service account of a ServiceAccount is not the e-mail of one',
  remedy: 'write the e-mail of the account',
  why: 'The metadata server of GKE acts as the account of that name, and there is none. '
    + 'The pods get no credential, and nothing says so before they ask for one.',
  fix: {
    construct: [
      'IdentityProvider.gkeImpersonation({',
      "  projectId: 'my-project',",
      "  serviceAccountEmail: 'payments@my-project.iam.gserviceaccount.com',",
      '});',
    ].join('\n'),
    yaml: `metadata:\n  annotations:\n    ${GOOGLE_SERVICE_ACCOUNT_ANNOTATION}: payments@my-project.iam.gserviceaccount.com`,
  },
  references: [owaspKubernetes('K08'), mitre('T1078.004'), GKE_WORKLOAD_IDENTITY],
}, GOOGLE_SERVICE_ACCOUNT_ANNOTATION, email => {
  const problem = explainServiceAccountEmail(email);
  return problem === undefined ? undefined : { problem };
});
