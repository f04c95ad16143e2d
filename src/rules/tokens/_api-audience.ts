import { Answer } from '../../model/answer';

/** The API server by its name in the cluster, which no other recipient has. */
const ADDRESS = /^(https:\/\/)?kubernetes\.default(\.svc(\.[a-z0-9.-]+)?)?(:\d+)?\/?$/i;

/** What people set as `--api-audiences`, and might call a service of their own. */
const NAMES = ['api', 'kubernetes'];

/** Whether an audience was written to mean the Kubernetes API, whether or not its API server takes it. */
export function meansKubernetesApi(audience: string): Answer {
  if (ADDRESS.test(audience)) { return 'yes'; }
  return NAMES.includes(audience) ? 'unknown' : 'no';
}
