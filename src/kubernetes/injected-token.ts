import { DEFAULT_SERVICE_ACCOUNT, SERVICE_ACCOUNT_DIRECTORY } from './service-account-token';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';

/**
 * The name of the ServiceAccount a pod runs as. The deprecated field `serviceAccount`
 * counts too; the default is `default`.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export function serviceAccountOf(spec: Pick<k8s.PodSpec, 'serviceAccountName' | 'serviceAccount'> | null | undefined): string {
  return spec?.serviceAccountName || spec?.serviceAccount || DEFAULT_SERVICE_ACCOUNT;
}

/**
 * The init and regular containers into which admission would mount a token: those
 * without a mount at exactly the token's directory. Ephemeral containers never get one.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/plugin/pkg/admission/serviceaccount/admission.go
 */
export function containersToInject<T extends k8s.Container>(containers: readonly T[]): T[] {
  return containers.filter(container => !mountsOverToken(container));
}

/** Whether a container has its own mount at exactly the token's directory, which prevents the admission mount. */
export function mountsOverToken({ volumeMounts }: k8s.Container): boolean {
  return items(volumeMounts).some(({ mountPath }) => mountPath === SERVICE_ACCOUNT_DIRECTORY);
}
