import { PodSecurityFinding } from './control';
import { fieldAt, Place } from './pod';
import { PodView } from './pod-view';
import { isObject } from '../../objects/plain-object';

const LONGEST = 120;

/** One field of the security contexts of the containers. */
export function ofContainers(pod: PodView, name: string, second?: string): Place[] {
  return pod.containerContexts.map(context => fieldAt(context, name, second));
}

/** One field of the security contexts of the pod and its containers. */
export function ofContexts(pod: PodView, name: string, second?: string): Place[] {
  return [fieldAt(pod.securityContext, name, second), ...ofContainers(pod, name, second)];
}

/** The type of a profile. A profile that is set has to have one, so there is no unset type of it. */
export function typeOfProfile(profile: Place): Place {
  const type = fieldAt(profile, 'type');
  return isObject(profile.value) && type.value === undefined ? type.holding(null) : type;
}

/** A finding about one place. */
export function finding({ path, text, container, value, expected }: Place, demand: string): PodSecurityFinding {
  const message = `${text} is ${shown(value)}; ${expected === undefined ? demand : `it must be ${expected}`}`;
  return { path, ...container === undefined ? {} : { container }, message };
}

/** The places that hold something else than what is allowed; unset is fine. */
export function forbiddenValues(places: readonly Place[], isAllowed: (value: unknown) => boolean, allowed: string): PodSecurityFinding[] {
  return places
    .filter(({ value, expected }) => expected !== undefined || (value !== undefined && !isAllowed(value)))
    .map(place => finding(place, `allowed is ${allowed}`));
}

/** The places that do not hold what they must; unset is not fine. */
export function missingValues(places: readonly Place[], isRight: (value: unknown) => boolean, right: string): PodSecurityFinding[] {
  return places
    .filter(({ value, expected }) => expected !== undefined || !isRight(value))
    .map(place => finding(place, `it must be ${right}`));
}

/** What must be right on the pod or on every container, and wrong on none of them. */
export function missingFromPodOrContainers(
  ofPod: Place, ofEach: readonly Place[], isRight: (value: unknown) => boolean, right: string,
): PodSecurityFinding[] {
  const isSet = ({ value, expected }: Place): boolean => value !== undefined || expected !== undefined;
  // What is wrong on the pod is one defect, not one more for each container that inherits it.
  const judged = isSet(ofPod) ? [ofPod, ...ofEach.filter(isSet)] : ofEach;
  return missingValues(judged, isRight, `${right} on the pod or on each container`);
}

/** How a value reads in a message. */
function shown(value: unknown): string {
  if (value === undefined || value === null) { return 'nothing'; }
  const text = asText(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

function asText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // Data with YAML aliases can hold itself.
    return typeof value === 'object' ? 'an object that cannot be shown' : String(value);
  }
}
