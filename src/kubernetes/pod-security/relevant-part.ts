import { POD_SECURITY_CONTROLS } from './evaluate';
import type * as k8s from '../../objects/kubernetes-types';

/** The controls also read names and these fields to identify pods and containers. */
const IN_SPEC = ['os', 'hostUsers', ...firstSteps('spec.')];
const IN_CONTAINERS = ['name', ...firstSteps('*.')];
const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/**
 * The part of a pod that the controls check; evaluated alone it has the same
 * violations. Most pods of an app have the same part, and only distinct ones need an
 * evaluation.
 */
export function relevantPart({ metadata, spec }: k8s.PodTemplateSpec): k8s.PodTemplateSpec {
  const lists = CONTAINER_LISTS.map(list => [list, spec?.[list]?.map(container => container && pick(container, IN_CONTAINERS))] as const);
  return {
    metadata: { annotations: metadata?.annotations },
    spec: spec && { ...pick(spec, IN_SPEC), ...Object.fromEntries(lists) },
  };
}

function pick<T extends object>(value: T, names: readonly string[]): Partial<T> {
  return Object.fromEntries(names.filter(name => Object.hasOwn(value, name)).map(name => [name, value[name as keyof T]])) as Partial<T>;
}

/** The fields directly below a place that controls check. */
function firstSteps(place: string): string[] {
  return [...new Set(POD_SECURITY_CONTROLS.flatMap(({ fields }) => fields)
    .filter(name => name.startsWith(place))
    .map(name => /^\w+/.exec(name.slice(place.length))![0]))];
}
