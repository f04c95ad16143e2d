import { Container, Workload } from '../model/workload';

/** The user that a container runs as; undefined where the image decides. */
export function userOf({ pod }: Workload, { manifest }: Container): number | undefined {
  const user: unknown = manifest.securityContext?.runAsUser ?? pod.spec?.securityContext?.runAsUser;
  return typeof user === 'number' ? user : undefined;
}

/** Whether a container is surely not root. */
export function isNoRoot(workload: Workload, container: Container): boolean {
  const user = userOf(workload, container);
  const nonRoot: unknown = container.manifest.securityContext?.runAsNonRoot ?? workload.pod.spec?.securityContext?.runAsNonRoot;
  return user !== undefined ? user !== 0 : nonRoot === true;
}
