import { PodSecurityViolation } from './control';
import { containersOf, field, PodManifest, shown } from './pod';

type Found = Omit<PodSecurityViolation, 'control'>;

/** A field of the pod and the same field of each container, with where they stand. */
export function securityContexts(pod: PodManifest): { path: string; container?: string; context: unknown }[] {
  return [
    { path: 'spec.securityContext', context: field(pod.spec, 'securityContext') },
    ...containersOf(pod).map(({ path, name, container }) => ({
      path: `${path}.securityContext`, ...name === undefined ? {} : { container: name }, context: field(container, 'securityContext'),
    })),
  ];
}

/** The fields that hold something else than what is allowed; unset is fine. */
export function forbiddenValues(
  fields: readonly { path: string; container?: string; value: unknown }[], isAllowed: (value: unknown) => boolean, allowed: string,
): Found[] {
  return fields.filter(({ value }) => value !== undefined && !isAllowed(value)).map(({ path, container, value }) => ({
    path, ...container === undefined ? {} : { container }, message: `${path} is ${shown(value)}; allowed is ${allowed}`,
  }));
}

/** One field of the security contexts of the pod and its containers. */
export function ofContexts(pod: PodManifest, ...names: readonly string[]): { path: string; container?: string; value: unknown }[] {
  return securityContexts(pod).map(({ path, container, context }) => ({
    path: [path, ...names].join('.'), ...container === undefined ? {} : { container }, value: field(context, ...names),
  }));
}

/** One field of the security contexts of the containers alone. */
export function ofContainers(pod: PodManifest, ...names: readonly string[]): { path: string; container?: string; value: unknown }[] {
  return ofContexts(pod, ...names).slice(1);
}
