import { ApiObject } from 'cdk8s';

/**
 * Removes the namespace that cdk8s sets on every object of a chart with one: a
 * cluster-scoped object has none.
 */
export function withoutNamespace<T extends ApiObject>(object: T): T {
  (object.metadata as { namespace?: string }).namespace = undefined;
  return object;
}
