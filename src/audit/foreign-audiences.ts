import { isOtherAudience } from '../kubernetes/token-audiences';
import { AppModel } from '../model/app-model';

/**
 * A warning if the API server accepts tokens for other services. A token that is requested without an audience,
 * such as those that Kubernetes mounts into pods, has all audiences of `--api-audiences`.
 */
export function foreignAudiencesNote({ apiAudiences = [] }: AppModel): string | undefined {
  const foreign = apiAudiences.filter(isOtherAudience).map(audience => JSON.stringify(audience));
  if (foreign.length === 0) { return undefined; }
  return `--api-audiences of the API server includes ${foreign.join(', ')}: every token without an explicit audience, such as an automounted one, is valid there too; `
    + 'remove it from --api-audiences, and mount a projected token with that audience only where it is needed';
}
