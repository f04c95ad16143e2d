import { PodSecurityFinding } from './control';
import { PodField } from './pod-field';

const MAX_VALUE_LENGTH = 120;

/** An AppArmor or seccomp profile. */
interface Profile {
  readonly type?: string | null;
}

/** A finding about one field. */
export function fieldFinding({ path, text, container, value }: PodField<unknown>, demand: string): PodSecurityFinding {
  return { path, ...container === undefined ? {} : { container }, message: `${text} is ${shown(value)}; ${demand}` };
}

/** The fields with a value that is not allowed; unset is fine. */
export function forbiddenValues<T>(fields: readonly PodField<T>[], isAllowed: (value: T) => boolean, allowed: string): PodSecurityFinding[] {
  return fields
    .filter(({ value }) => value !== undefined && !isAllowed(value))
    .map(field => fieldFinding(field, `allowed: ${allowed}`));
}

/** The profiles of other types than those allowed. A set profile must have a type; no profile is fine. */
export function forbiddenProfiles(profiles: readonly PodField<Profile>[], allowed: readonly unknown[]): PodSecurityFinding[] {
  return profiles
    .filter(({ value }) => value !== undefined && !allowed.includes(value.type))
    .map(profile => fieldFinding(profile.field('type'), `allowed: ${allowed.join(' or ')}`));
}

/** The fields without a required value; unset is not fine. */
export function missingValues<T>(fields: readonly PodField<T>[], isRight: (value: T | undefined) => boolean, right: string): PodSecurityFinding[] {
  return fields.filter(({ value }) => !isRight(value)).map(field => fieldFinding(field, `it must be ${right}`));
}

/** The fields that decide whether all containers of a pod have a value: the pod's own if it is set, and theirs. */
export function decisiveFields<T>(ofPod: PodField<T>, ofEach: readonly PodField<T>[]): readonly PodField<T>[] {
  // A wrong value on the pod is one violation, not one for each container that inherits it.
  return ofPod.value === undefined ? ofEach : [ofPod, ...ofEach.filter(({ value }) => value !== undefined)];
}

/** The value as text for messages. */
function shown(value: unknown): string {
  if (value === undefined || value === null) { return 'not set'; }
  const text = JSON.stringify(value);
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}...` : text;
}
