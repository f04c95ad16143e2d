import { field, isObject } from '../../kubernetes/pod-security/pod';
import { parseQuantity } from '../../kubernetes/quantity';
import { AppModel } from '../../model/app-model';
import { Workload } from '../../model/workload';

/** What containers get in an app that say nothing themselves. */
export function resourceDefaults(model: AppModel): LimitRangeDefaults {
  return new LimitRangeDefaults(model);
}

/** What a container may ask for, and what it may be held to. */
export type ResourceField = 'requests' | 'limits';

/** What containers get that say nothing themselves. */
export class LimitRangeDefaults {
  private readonly limits = new Map<string | undefined, Set<string>>();
  private readonly requests = new Map<string | undefined, Set<string>>();

  /** Reads the LimitRanges of an app. */
  public constructor(model: AppModel) {
    for (const object of model.objectsOf('', 'LimitRange')) {
      const items = field(object.manifest, 'spec', 'limits');
      for (const item of Array.isArray(items) ? items as unknown[] : []) {
        if (field(item, 'type') !== 'Container') { continue; }
        // A maximum is the default where none is written, and a default or a minimum the default request.
        add(this.limits, model.namespaceOf(object), item, ['default', 'max']);
        add(this.requests, model.namespaceOf(object), item, ['default', 'max', 'defaultRequest', 'min']);
      }
    }
  }

  /** Whether a container has a request or a limit: its own, its pod's, or one that its namespace gives it. */
  public has({ namespace, pod }: Workload, container: unknown, resource: 'cpu' | 'memory', kind: ResourceField): boolean {
    // Where there is a limit and no request, the API server makes the limit the request.
    const kinds: ResourceField[] = kind === 'requests' ? ['requests', 'limits'] : ['limits'];
    return kinds.some(name => isSet(field(container, 'resources', name, resource)) || isSet(field(pod.spec, 'resources', name, resource)))
      || this[kind].get(namespace)?.has(resource) === true;
  }
}

function add(defaults: Map<string | undefined, Set<string>>, namespace: string | undefined, item: unknown, names: readonly string[]): void {
  const found = defaults.get(namespace) ?? new Set();
  defaults.set(namespace, found);
  for (const name of names) {
    const values = field(item, name);
    for (const resource of isObject(values) ? Object.keys(values) : []) {
      if (isSet(field(values, resource))) { found.add(resource); }
    }
  }
}

/** A quantity of nothing is no limit. */
function isSet(quantity: unknown): boolean {
  return (parseQuantity(quantity) ?? 0) > 0;
}
