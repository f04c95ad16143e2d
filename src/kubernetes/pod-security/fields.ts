import { PodSecurityFinding } from './control';
import { PodField } from './pod-field';

const MAX_VALUE_LENGTH = 120;

/** A profile of AppArmor or seccomp. */
interface Profile {
  readonly type?: string | null;
}

/** A fieldFinding about one field. */
export function fieldFinding({ path, text, container, value }: PodField<unknown>, demand: string): PodSecurityFinding {
  return { path, ...container === undefined ? {} : { container }, message: `${text} is ${shown(value)}; ${demand}` };
}

/** The fields that hold something else than what is allowed; unset is fine. */
export function forbiddenValues<T>(fields: readonly PodField<T>[], isAllowed: (value: T) => boolean, allowed: string): PodSecurityFinding[] {
  return fields
    .filter(({ value }) => value !== undefined && !isAllowed(value))
    .map(field => fieldFinding(field, `allowed: ${allowed}`));
}

/** The profiles of other types than those allowed. A profile that is set has to have one; none at all is fine. */
export function forbiddenProfiles(profiles: readonly PodField<Profile>[], allowed: readonly unknown[]): PodSecurityFinding[] {
  return profiles
    .filter(({ value }) => value !== undefined && !allowed.includes(value.type))
    .map(profile => fieldFinding(profile.field('type'), `allowed: ${allowed.join(' or ')}`));
}

/** The fields that do not hold what they must; unset is not fine. */
export function missingValues<T>(fields: readonly PodField<T>[], isRight: (value: T | undefined) => boolean, right: string): PodSecurityFinding[] {
  return fields.filter(({ value }) => !isRight(value)).map(field => fieldFinding(field, `it must be ${right}`));
}

/** What decides for a pod whether all its containers have something: its own field where it is set, and theirs. */
export function decisiveFields<T>(ofPod: PodField<T>, ofEach: readonly PodField<T>[]): readonly PodField<T>[] {
  // What is wrong on the pod is one defect, not one more for each container that inherits it.
  return ofPod.value === undefined ? ofEach : [ofPod, ...ofEach.filter(({ value }) => value !== undefined)];
}

/** How a value reads in a message. */
function shown(value: unknown): string {
  if (value === undefined || value === null) { return 'not set'; }
  const text = JSON.stringify(value);
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}...` : text;
}
