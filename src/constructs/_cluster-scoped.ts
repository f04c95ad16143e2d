import { ApiObject } from 'cdk8s';

/**
 * Removes the namespace, which cdk8s sets on every object of a chart with one,
 * from a cluster-scoped object.
 */
export function withoutNamespace<T extends ApiObject>(object: T): T {
  (object.metadata as { namespace?: string }).namespace = undefined;
  return object;
}
