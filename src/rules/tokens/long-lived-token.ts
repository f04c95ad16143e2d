import { projectionKey, projectionText } from './_projections';
import { LONGEST_USEFUL_LIFETIME_SECONDS } from '../../kubernetes/service-account-token';
import { valueAt } from '../../objects/data-path';
import { isPlaceholder, UNREADABLE } from '../../objects/placeholder';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** Applies to every audience, because no recipient needs the longer lifetime; the cloud webhooks stay below it. */
export const longLivedToken: Rule = {
  id: 'long-lived-token',
  summary: 'A projected token is valid for more than 24 hours',
  remedy: 'request a lifetime of one hour',
  why: 'The kubelet writes a new token into the file after 24 hours at the latest, regardless of its lifetime, so a longer lifetime only helps an attacker. Recipients that only check the signature, such as clouds and the JWT auth method of Vault, accept a copy until it expires even if the pod is gone.',
  fix: {
    construct: 'BoundToken.forKubernetesApi({ lifetime: Duration.hours(1) })',
    yaml: 'serviceAccountToken: {path: token, expirationSeconds: 3600}',
  },
  references: [
    cis('5.1.6'), owaspKubernetes('K09'), mitre('T1528'), mitre('T1550.001'),
    kubernetes('Projected Volumes, serviceAccountToken', 'concepts/storage/projected-volumes/#serviceaccounttoken'),
  ],
  subject: 'workload',
  fields: ['expirationSeconds'],
  *check(workload) {
    for (const projection of workload.projectedTokens) {
      const { path, expirationSeconds } = projection.token;
      const written = valueAt(workload.object.manifest, [...path, 'expirationSeconds']);
      if (isPlaceholder(written) && written !== UNREADABLE) {
        yield {
          path: [...path, 'expirationSeconds'],
          key: projectionKey(projection),
          message: `${projectionText(projection)} has a lifetime that another tool fills in, and that may be more than 24 hours`,
          fix: 'expirationSeconds: 3600',
          unknown: true,
        };
        continue;
      }
      if (!(expirationSeconds !== undefined && expirationSeconds > LONGEST_USEFUL_LIFETIME_SECONDS)) { continue; }
      yield {
        path: [...path, 'expirationSeconds'],
        key: `${projectionKey(projection)} ${expirationSeconds} seconds`,
        message: `${projectionText(projection)} is valid for ${expirationSeconds} seconds (${Math.round(expirationSeconds / 360) / 10} hours), although the kubelet renews it after 24 hours`,
        fix: 'expirationSeconds: 3600',
      };
    }
  },
};
