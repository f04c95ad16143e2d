import { meansKubernetesApi } from './_api-audience';
import { projectionKey, projectionText } from './_projections';
import { isMadeByAdmission } from './_reserved-volumes';
import { EXTENDED_LIFETIME_SECONDS } from '../../kubernetes/service-account-token';
import { Answer } from '../../model/answer';
import { Token } from '../../model/workload';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const extendedTokenLifetime: Rule = {
  id: 'extended-token-lifetime',
  summary: 'A projected token has exactly the lifetime that the API server extends to a year',
  remedy: 'request a lifetime other than 3607 seconds',
  why: 'With its default flags, the API server takes a token with a lifetime of exactly 3607 seconds for an automounted one and makes it valid for a year. The file is still renewed every hour, so this goes unnoticed. A stolen copy works as long as the pod lives.',
  fix: {
    construct: 'BoundToken.forKubernetesApi({ lifetime: Duration.hours(1) })',
    yaml: 'serviceAccountToken: {path: token, expirationSeconds: 3600}',
  },
  references: [
    cis('5.1.6'), owaspKubernetes('K09'), mitre('T1528'), mitre('T1550.001'),
    kubernetes('kube-apiserver, --service-account-extend-token-expiration', 'reference/command-line-tools-reference/kube-apiserver/'),
  ],
  subject: 'workload',
  fields: ['expirationSeconds'],
  *check(workload) {
    for (const projection of workload.projectedTokens) {
      const { path, volume, expirationSeconds } = projection.token;
      if (expirationSeconds !== EXTENDED_LIFETIME_SECONDS || isMadeByAdmission(workload, volume)) { continue; }
      const extended = isExtended(projection.token);
      if (extended === 'no') { continue; }
      yield {
        path: [...path, 'expirationSeconds'],
        key: projectionKey(projection),
        message: `${projectionText(projection)} has a lifetime of exactly ${EXTENDED_LIFETIME_SECONDS} seconds, which the API server extends to a year by default${extended === 'yes' ? '' : ' if its audience is that of the API server'}`,
        fix: 'expirationSeconds: 3600',
        ...extended === 'yes' ? {} : { unknown: true },
      };
    }
  },
};

/** The API server extends only tokens for itself. */
function isExtended({ audience, forApi }: Token): Answer {
  if (forApi !== 'unknown' || audience === undefined) { return forApi; }
  return meansKubernetesApi(audience) === 'no' ? 'no' : 'unknown';
}
