import { meansKubernetesApi } from './_api-audience';
import { kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** An audience that is left out is right: the API server fills in its own. */
export const hardCodedApiAudience: Rule = {
  id: 'hard-coded-api-audience',
  summary: 'A token for the Kubernetes API names its audience instead of leaving it out',
  remedy: 'leave out the audience',
  why: 'Which audience an API server takes differs between clusters: it is that of --api-audiences, or else its issuer, which is a URL of the cloud on EKS, GKE and AKS. A token for a name that was copied from elsewhere is answered with 401. Without an audience, the API server fills in its own.',
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
          ? `a token in the volume '${volume}' is for the audience '${audience}', which ${forApi === 'no' ? 'this API server refuses with 401' : 'an API server with another issuer refuses with 401'}`
          : `a token in the volume '${volume}' is for the audience '${audience}', which an API server with another issuer refuses with 401 if the Kubernetes API is meant; say so with apiAudiences`,
        fix: 'remove audience, so that the API server fills in its own',
        ...meant === 'yes' ? {} : { unknown: true },
      };
    }
  },
};
