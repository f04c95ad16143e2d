import { meansKubernetesApi } from './_api-audience';
import { kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** An omitted audience is correct: the API server fills in its own. */
export const hardCodedApiAudience: Rule = {
  id: 'hard-coded-api-audience',
  summary: 'A token for the Kubernetes API hard-codes its audience',
  remedy: 'remove the audience',
  why: 'The audience of the API server differs between clusters: it is set by --api-audiences and defaults to the issuer, which is a URL of the cloud on EKS, GKE and AKS. A token with an audience copied from another cluster is rejected with 401. If no audience is set, the API server uses its own.',
  fix: {
    construct: "workload.mountToken(BoundToken.forKubernetesApi(), { containers: ['app'] });",
    yaml: 'serviceAccountToken: {path: token, expirationSeconds: 3600} # no audience',
  },
  references: [
    owaspKubernetes('K09'), mitre('T1528'),
    kubernetes('Projected Volumes, serviceAccountToken', 'concepts/storage/projected-volumes/#serviceaccounttoken'),
  ],
  subject: 'workload',
  fields: ['audience'],
  *check(workload) {
    for (const { token: { path, volume, audience, forApi } } of workload.projectedTokens) {
      if (audience === undefined) { continue; }
      const meant = forApi === 'yes' ? 'yes' : meansKubernetesApi(audience);
      if (meant === 'no' || (meant === 'unknown' && forApi === 'no')) { continue; }
      yield {
        path: [...path, 'audience'],
        key: `volume ${volume} audience ${audience}`,
        message: meant === 'yes'
          ? `a token in the volume '${volume}' is for the audience '${audience}', which ${forApi === 'no' ? 'this API server rejects with 401' : 'an API server with another issuer rejects with 401'}`
          : `a token in the volume '${volume}' is for the audience '${audience}', which an API server with another issuer rejects with 401 if the token is meant for the Kubernetes API; set apiAudiences to the audiences of the cluster`,
        fix: 'remove audience; the API server then uses its own',
        ...meant === 'yes' ? {} : { unknown: true },
      };
    }
  },
};
