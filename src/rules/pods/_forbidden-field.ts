import { PodSecurityViolation } from '../../kubernetes/pod-security';
import { nameText } from '../../kubernetes/rbac/name-text';
import { Path } from '../../manifest/path';
import { Workload } from '../../model/workload';
import { valueAt } from '../../objects/data-path';
import type * as k8s from '../../objects/kubernetes-types';
import { items } from '../../objects/lists';
import { UNREADABLE } from '../../objects/placeholder';
import { containerKey, containerText } from '../_part-names';
import { Versioned } from '../_versions';

/** A field of a workload's pods that a control of Pod Security forbids. */
export interface ForbiddenField extends Versioned {
  readonly workload: Workload;
  readonly control: string;
  /** The name of the container, if the field is in a container with a name. */
  readonly container?: string;
  /** From the top of the pod, as in `spec`, `containers`, 0, `image`. */
  readonly path: Path;
  /** The value of the field; `undefined` if it is not set. */
  readonly value: unknown;
  /** The message of the control. */
  readonly message: string;
}

/** The field of a violation. */
export function forbiddenField(workload: Workload, { control, container, path, message, minors }: PodSecurityViolation): ForbiddenField {
  const value = valueAt(workload.pod, path) ?? undefined;
  return { workload, control, ...container === undefined ? {} : { container }, path, value, message, minors };
}

/** The key of a finding on a container, or on the pod. */
export function keyOf({ container, path }: Pick<ForbiddenField, 'container' | 'path'>): string {
  if (container !== undefined) { return containerKey(container); }
  return isInContainer(path) ? containerKey('') : 'pod';
}

/** The same with the value and additional parts: another value requires a new review. */
export function keyWithValue(field: ForbiddenField, about: readonly (string | number)[] = []): string {
  const { value } = field;
  const isNamed = value !== UNREADABLE && (typeof value === 'string' || Number.isInteger(value));
  return [keyOf(field), ...about, ...isNamed ? [nameText(String(value))] : []].join(' ');
}

/** The key of a field, without the value if it is one of the usual ones. */
export function keyUnless(usual: readonly string[], field: ForbiddenField): string {
  return usual.includes(field.value as string) ? keyOf(field) : keyWithValue(field);
}

/** The subject of a message: `the container 'app'`, `the pod`. */
export function subjectOf({ container, path }: Pick<ForbiddenField, 'container' | 'path'>): string {
  if (container !== undefined) { return containerText(container); }
  return isInContainer(path) ? containerText('') : 'the pod';
}

/** The volume that contains a field. */
export function volumeAt({ workload, path }: Pick<ForbiddenField, 'workload' | 'path'>): k8s.Volume {
  return items(workload.pod.spec?.volumes)[Number(path[2])] ?? {};
}

/** The last step of a path. */
export function lastStep(path: Path): string | number | undefined {
  return path[path.length - 1];
}

function isInContainer([, list, index]: Path): boolean {
  return typeof index === 'number' && typeof list === 'string' && list.toLowerCase().endsWith('containers');
}
