import { explainServiceAccountEmail, GOOGLE_SERVICE_ACCOUNT_ANNOTATION } from '../../kubernetes/cloud/google';
import { mitre, owaspKubernetes } from '../references';
import { malformedAnnotationRule } from './_malformed-annotation';
import { GKE_WORKLOAD_IDENTITY } from './_references';

/** Reports values that are not the e-mail address of a Google service account. */
export const malformedGoogleServiceAccount = malformedAnnotationRule({
  id: 'malformed-google-service-account',
  summary: 'The Google service account of a ServiceAccount is not the email address of one',
  remedy: 'write the email address of the account',
  why: 'The GKE metadata server acts as the service account with that email address, which does not exist. '
    + 'The pods get no credentials, which only shows when they request some.',
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
