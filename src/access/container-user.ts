import { Container, Workload } from '../model/workload';

/** The user of a container; undefined if the image decides. */
export function userOf({ pod }: Workload, { manifest }: Container): number | undefined {
  const user: unknown = manifest.securityContext?.runAsUser ?? pod.spec?.securityContext?.runAsUser;
  return typeof user === 'number' ? user : undefined;
}

/** Whether a container certainly does not run as root. */
export function isNoRoot(workload: Workload, container: Container): boolean {
  const user = userOf(workload, container);
  const nonRoot: unknown = container.manifest.securityContext?.runAsNonRoot ?? workload.pod.spec?.securityContext?.runAsNonRoot;
  return user !== undefined ? user !== 0 : nonRoot === true;
}
