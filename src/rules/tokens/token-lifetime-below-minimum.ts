import { projectionKey, projectionText } from './_projections';
import { MINIMUM_LIFETIME_SECONDS } from '../../kubernetes/service-account-token';
import { kubernetes } from '../references';
import { Rule } from '../rule';

export const tokenLifetimeBelowMinimum: Rule = {
  id: 'token-lifetime-below-minimum',
  summary: 'A projected token requests a lifetime below 10 minutes, which the API server rejects',
  remedy: 'request at least 600 seconds',
  why: 'The API server rejects a pod with such a volume, so the workload never starts, although the Deployment that creates the pods is accepted.',
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
        message: `${projectionText(projection)} requests a lifetime of ${expirationSeconds} seconds, but the API server rejects pods with less than ${MINIMUM_LIFETIME_SECONDS}`,
        fix: `expirationSeconds: ${MINIMUM_LIFETIME_SECONDS}`,
      };
    }
  },
};
