import { parseQuantity } from '../../kubernetes/quantity';
import { AppModel } from '../../model/app-model';
import { Workload } from '../../model/workload';
import type * as k8s from '../../objects/kubernetes-types';
import { items } from '../../objects/lists';

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
      // Whether one gives anything is not known where another definition of it says otherwise.
      if (model.alternativesTo(object).length > 1) { continue; }
      for (const item of items(object.manifest.spec?.limits)) {
        if (item.type !== 'Container') { continue; }
        // A maximum is the default where none is written, and a default or a minimum the default request.
        add(this.limits, model.namespaceOf(object), [item.default, item.max]);
        add(this.requests, model.namespaceOf(object), [item.default, item.max, item.defaultRequest, item.min]);
      }
    }
  }

  /** Whether a container has a request or a limit: its own, its pod's, or one that its namespace gives it. */
  public has({ namespace, pod }: Workload, { resources }: k8s.Container, resource: 'cpu' | 'memory', kind: ResourceField): boolean {
    // Where there is a limit and no request, the API server makes the limit the request.
    const kinds: ResourceField[] = kind === 'requests' ? ['requests', 'limits'] : ['limits'];
    return kinds.some(name => isSet(resources?.[name]?.[resource]) || isSet(pod.spec?.resources?.[name]?.[resource]))
      || this[kind].get(namespace)?.has(resource) === true;
  }
}

type Quantities = k8s.Dictionary<k8s.Quantity> | null | undefined;

function add(defaults: Map<string | undefined, Set<string>>, namespace: string | undefined, all: readonly Quantities[]): void {
  const found = defaults.get(namespace) ?? new Set();
  defaults.set(namespace, found);
  for (const [resource, quantity] of all.flatMap(quantities => Object.entries(quantities ?? {}))) {
    if (isSet(quantity)) { found.add(resource); }
  }
}

/** A quantity of nothing is no limit. */
function isSet(quantity: k8s.Quantity | null | undefined): boolean {
  return (parseQuantity(quantity) ?? 0) > 0;
}
