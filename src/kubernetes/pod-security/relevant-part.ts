import { POD_SECURITY_CONTROLS } from './evaluate';
import { PodManifest } from './pod';
import { field, isObject } from '../../objects/plain-object';

/** The controls also look at names and at these fields, to tell which pods and containers they are about. */
const IN_SPEC = ['os', 'hostUsers', ...firstSteps('spec.')];
const IN_CONTAINERS = ['name', ...firstSteps('*.')];
const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

/**
 * What the controls look at in a pod: evaluated alone it has the same violations.
 * Most pods of an app are equal in it, so that few have to be evaluated.
 */
export function relevantPart(pod: PodManifest): PodManifest {
  const spec = field(pod, 'spec');
  const containers = Object.entries(pick(spec, CONTAINER_LISTS) ?? {}).map(([list, items]) =>
    [list, Array.isArray(items) ? items.map(item => pick(item, IN_CONTAINERS) ?? item) : items]);
  return {
    metadata: pick(field(pod, 'metadata'), ['annotations']) ?? field(pod, 'metadata'),
    spec: isObject(spec) ? { ...pick(spec, IN_SPEC), ...Object.fromEntries(containers) } : spec,
  };
}

function pick(value: unknown, names: readonly string[]): { readonly [name: string]: unknown } | undefined {
  return isObject(value) ? Object.fromEntries(names.filter(name => Object.hasOwn(value, name)).map(name => [name, value[name]])) : undefined;
}

/** The fields right below a place in which controls look for something. */
function firstSteps(place: string): string[] {
  return [...new Set(POD_SECURITY_CONTROLS.flatMap(({ fields }) => fields)
    .filter(name => name.startsWith(place))
    .map(name => /^\w+/.exec(name.slice(place.length))![0]))];
}
