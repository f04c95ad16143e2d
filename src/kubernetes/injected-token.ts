import { field } from './pod-security/pod';
import { SERVICE_ACCOUNT_DIRECTORY } from './service-account-token';

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
