import { projectionKey, projectionText } from './_projections';
import { MINIMUM_LIFETIME_SECONDS } from '../../kubernetes/service-account-token';
import { kubernetes } from '../references';
import { Rule } from '../rule';

export const tokenLifetimeBelowMinimum: Rule = {
  id: 'token-lifetime-below-minimum',
  summary: 'A projected token is to be valid for less than 10 minutes, which the API server refuses',
  remedy: 'ask for at least 600 seconds',
  why: 'The API server refuses a pod with such a volume, so that the workload never starts, although the Deployment that makes the pods is accepted.',
  fix: {
    construct: 'BoundToken.forKubernetesApi({ lifetime: Duration.minutes(10) })',
    yaml: 'serviceAccountToken: {path: token, expirationSeconds: 600}',
  },
  references: [kubernetes('Projected Volumes, serviceAccountToken', 'concepts/storage/projected-volumes/#serviceaccounttoken')],
  subject: 'workload',
  fields: ['expirationSeconds'],
  *check(workload) {
    for (const projection of workload.projectedTokens) {
      const { path, expirationSeconds } = projection.token;
      if (!(expirationSeconds !== undefined && expirationSeconds < MINIMUM_LIFETIME_SECONDS)) { continue; }
      yield {
        path: [...path, 'expirationSeconds'],
        key: projectionKey(projection),
        message: `${projectionText(projection)} is to be valid for ${expirationSeconds} seconds, and the API server refuses pods with less than ${MINIMUM_LIFETIME_SECONDS}`,
        fix: `expirationSeconds: ${MINIMUM_LIFETIME_SECONDS}`,
      };
    }
  },
};
