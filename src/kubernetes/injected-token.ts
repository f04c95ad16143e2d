import { field } from './pod-security/pod';
import { DEFAULT_SERVICE_ACCOUNT, SERVICE_ACCOUNT_DIRECTORY } from './service-account-token';

/**
 * The name of the ServiceAccount a pod runs as: the deprecated field
 * `serviceAccount` counts too, and without either it is `default`.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export function serviceAccountOf(spec: unknown): string {
  for (const name of ['serviceAccountName', 'serviceAccount']) {
    const found = field(spec, name);
    if (typeof found === 'string' && found !== '') { return found; }
  }
  return DEFAULT_SERVICE_ACCOUNT;
}

/**
 * The init and regular containers into which admission would mount a token: all
 * that mount nothing at exactly the token's directory. Ephemeral containers
 * never get one.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/plugin/pkg/admission/serviceaccount/admission.go
 */
export function containersToInject<T>(containers: readonly T[]): T[] {
  return containers.filter(container => {
    const mounts = field(container, 'volumeMounts');
    return !Array.isArray(mounts) || !mounts.some(mount => field(mount, 'mountPath') === SERVICE_ACCOUNT_DIRECTORY);
  });
}
