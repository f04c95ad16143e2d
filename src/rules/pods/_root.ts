import { ForbiddenField, keyOf, lastStep } from './_forbidden-field';
import { forbiddenFields } from './_pod-security';
import { hasUserNamespace } from '../../kubernetes/pod-security/pod-system';
import { AppModel } from '../../model/app-model';
import { Container, Workload } from '../../model/workload';
import { isPlaceholder, UNREADABLE } from '../../objects/placeholder';
import { containerKey, containerText } from '../_part-names';
import { minorsOf } from '../_versions';
import { ObjectViolation } from '../rule';

const CONTROLS = ['runAsNonRoot', 'runAsUser'];

/** The settings in effect for a container: its own, or those of its pod. */
interface Effect {
  readonly user: unknown;
  readonly nonRoot: unknown;
}

/** The violations of the root controls in one workload, split by whether a container may really run as root. */
export interface RootVerdict {
  readonly mayBeRoot: readonly ObjectViolation[];
  readonly onlyRefused: readonly ObjectViolation[];
}

/** The violations of the root controls in a workload; `undefined` if there are none. */
export function rootVerdict(workload: Workload, model: AppModel): RootVerdict | undefined {
  const forbidden = forbiddenFields(workload, CONTROLS, model);
  return forbidden.length > 0 ? verdictOn(workload, forbidden) : undefined;
}

function verdictOn(workload: Workload, forbidden: readonly ForbiddenField[]): RootVerdict {
  const effects = workload.containers.map(container => ({ container, effect: effectOf(workload, container) }));
  if (hasUserNamespace(workload.pod)) { return withUserNamespace(workload, forbidden, effects); }
  const unreadable = forbidden.filter(({ path }) => !CONTROLS.includes(String(lastStep(path)))).map(fieldViolation);
  const mayBeRoot = effects.filter(({ effect }) => canBeRoot(effect)).map(({ container, effect }) => rootViolation(workload, container, effect));
  const safe = effects.filter(({ effect }) => !canBeRoot(effect) && effect.nonRoot !== true)
    .map(({ container, effect }) => safeViolation(workload, container, effect));
  const isExplained = unreadable.length + mayBeRoot.length + safe.length > 0;
  return {
    mayBeRoot: oncePerKey([...mayBeRoot, ...unreadable]),
    // Pod settings are rejected even if no container inherits them.
    onlyRefused: oncePerKey(isExplained ? safe : forbidden.map(fieldViolation)),
  };
}

/** Root in a user namespace is an unprivileged user on the node: what remains is what some versions of "restricted" reject. */
function withUserNamespace(
  workload: Workload, forbidden: readonly ForbiddenField[], effects: readonly { container: Container; effect: Effect }[],
): RootVerdict {
  const minors = minorsOf(forbidden);
  const refused = effects.filter(({ effect }) => canBeRoot(effect) || effect.nonRoot !== true).map(({ container, effect }) => canBeRoot(effect)
    ? rootInNamespaceViolation(workload, container, effect) : safeViolation(workload, container, effect));
  const all = oncePerKey(refused.length > 0 ? refused : forbidden.map(fieldViolation));
  return { mayBeRoot: [], onlyRefused: all.map(violation => ({ ...violation, ...minors ? { minors } : {} })) };
}

function effectOf({ pod }: Workload, { manifest }: Container): Effect {
  const [ofContainer, ofPod] = [manifest.securityContext, pod.spec?.securityContext];
  return {
    user: ofContainer?.runAsUser ?? ofPod?.runAsUser ?? undefined,
    nonRoot: ofContainer?.runAsNonRoot ?? ofPod?.runAsNonRoot ?? undefined,
  };
}

/** A container with user 0 and `runAsNonRoot: true` counts: it requests root, and does not start. */
function canBeRoot({ user, nonRoot }: Effect): boolean {
  return user === undefined ? nonRoot !== true : !isOtherUser(user);
}

/** A value of the wrong type, which the API server rejects, is not a placeholder. */
function isFilledInLater({ user, nonRoot }: Effect): boolean {
  const value = user ?? nonRoot;
  return value !== UNREADABLE && isPlaceholder(value);
}

function isOtherUser(user: unknown): boolean {
  return Number.isInteger(user) && user !== 0;
}

function rootViolation(workload: Workload, container: Container, effect: Effect): ObjectViolation {
  const subject = containerText(container.name);
  return {
    path: fieldPath(workload, container, effect.user === undefined ? 'runAsNonRoot' : 'runAsUser'),
    key: containerKey(container.name),
    message: rootText(subject, effect),
    ...isFilledInLater(effect) ? { unknown: true } : {},
    fix: effect.user === undefined ? 'runAsNonRoot: true' : 'runAsUser: 1000 # or another user of the image, except 0\nrunAsNonRoot: true',
  };
}

function rootInNamespaceViolation(workload: Workload, container: Container, effect: Effect): ObjectViolation {
  return {
    ...rootViolation(workload, container, effect),
    message: `${containerText(container.name)} may run as root within the user namespace of its pod (hostUsers: false), which Pod Security "restricted" rejects`,
  };
}

function rootText(subject: string, { user, nonRoot }: Effect): string {
  if (isFilledInLater({ user, nonRoot })) { return `whether ${subject} may run as root depends on a value that is filled in later`; }
  if (user === 0 && nonRoot === true) { return `${subject} sets runAsUser: 0, which is root, and runAsNonRoot: true, so it does not start`; }
  if (user === 0) { return `${subject} sets runAsUser: 0, which is root`; }
  if (user !== undefined) { return `runAsUser of ${subject} is not a number, so it may run as root`; }
  if (nonRoot === undefined) { return `${subject} may run as root: neither runAsNonRoot nor runAsUser is set, so its image decides`; }
  return nonRoot === false ? `${subject} may run as root: runAsNonRoot is false, so its image decides`
    : `runAsNonRoot of ${subject} is neither true nor false, so it may run as root`;
}

function safeViolation(workload: Workload, container: Container, { user, nonRoot }: Effect): ObjectViolation {
  const subject = containerText(container.name);
  return {
    path: fieldPath(workload, container, 'runAsNonRoot'),
    key: containerKey(container.name),
    message: `${subject} runs as user ${String(user)}, but ${nonRoot === undefined ? 'does not set runAsNonRoot: true' : 'runAsNonRoot is not true'}, which Pod Security "restricted" requires`,
    fix: 'runAsNonRoot: true',
  };
}

function fieldViolation(field: ForbiddenField): ObjectViolation {
  const { workload: { podPath }, path, message } = field;
  return { path: [...podPath, ...path], key: keyOf(field), message, fix: 'runAsNonRoot: true' };
}

/** The path of the deciding field: in the container, else in the pod, else where it could be set. */
function fieldPath({ pod, podPath }: Workload, { path, manifest }: Container, name: 'runAsUser' | 'runAsNonRoot'): ObjectViolation['path'] {
  const inPod = (manifest.securityContext?.[name] ?? undefined) === undefined && (pod.spec?.securityContext?.[name] ?? undefined) !== undefined;
  return [...inPod ? [...podPath, 'spec'] : path, 'securityContext', name];
}

function oncePerKey(violations: readonly ObjectViolation[]): ObjectViolation[] {
  return [...new Map([...violations].reverse().map(violation => [violation.key, violation])).values()].reverse();
}
