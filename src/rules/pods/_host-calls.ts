import { ForbiddenField } from './_forbidden-field';
import { formatPath } from '../../manifest/path';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether the kubelet calls the pod itself: it calls from the node network, which is that of the pod. */
export function callsItself({ value, workload: { pod } }: Pick<ForbiddenField, 'value' | 'workload'>): boolean {
  return pod.spec?.hostNetwork === true && typeof value === 'string' && LOOPBACK.test(value);
}

/** As in `livenessProbe.httpGet.host is "localhost"`. */
export function callText({ path, value }: ForbiddenField): string {
  return `${formatPath(path.slice(3))} is ${JSON.stringify(value)}`;
}
