import { parseQuantity } from '../../kubernetes/quantity';
import { AppModel } from '../../model/app-model';
import { Workload } from '../../model/workload';
import type * as k8s from '../../objects/kubernetes-types';
import { items } from '../../objects/lists';

/** The resources that containers of an app get by default. */
export function resourceDefaults(model: AppModel): LimitRangeDefaults {
  return new LimitRangeDefaults(model);
}

/** What a container requests, and what it is limited to. */
export type ResourceField = 'requests' | 'limits';

/** The resources that containers get from LimitRanges by default. */
export class LimitRangeDefaults {
  private readonly limits = new Map<string | undefined, Set<string>>();
  private readonly requests = new Map<string | undefined, Set<string>>();

  /** Reads the LimitRanges of an app. */
  public constructor(model: AppModel) {
    for (const object of model.objectsOf('', 'LimitRange')) {
      // A LimitRange with several definitions may not set the default.
      if (model.alternativesTo(object).length > 1) { continue; }
      for (const item of items(object.manifest.spec?.limits)) {
        if (item.type !== 'Container') { continue; }
        // A maximum is the default limit if none is set; a default or minimum is the default request.
        add(this.limits, model.namespaceOf(object), [item.default, item.max]);
        add(this.requests, model.namespaceOf(object), [item.default, item.max, item.defaultRequest, item.min]);
      }
    }
  }

  /** Whether a container has a request or a limit: its own, that of its pod, or the default of its namespace. */
  public has({ namespace, pod }: Workload, { resources }: k8s.Container, resource: 'cpu' | 'memory', kind: ResourceField): boolean {
    // The API server uses a limit as the request if there is none.
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

/** A quantity of zero does not count as a limit. */
function isSet(quantity: k8s.Quantity | null | undefined): boolean {
  return (parseQuantity(quantity) ?? 0) > 0;
}
