import { Answer } from '../../model/answer';

/** The name of the API server within the cluster, which no other recipient has. */
const ADDRESS = /^(https:\/\/)?kubernetes\.default(\.svc(\.[a-z0-9.-]+)?)?(:\d+)?\/?$/i;

/** Common values of `--api-audiences`, which a service might use as its own name. */
const NAMES = ['api', 'kubernetes'];

/** Whether an audience was meant for the Kubernetes API, whether or not the API server accepts it. */
export function meansKubernetesApi(audience: string): Answer {
  if (ADDRESS.test(audience)) { return 'yes'; }
  return NAMES.includes(audience) ? 'unknown' : 'no';
}
