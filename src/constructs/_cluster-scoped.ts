import { ApiObject } from 'cdk8s';

/**
 * Takes the namespace away that cdk8s gives to every object of a chart with one:
 * a cluster-scoped object has none.
 */
export function withoutNamespace<T extends ApiObject>(object: T): T {
  (object.metadata as { namespace?: string }).namespace = undefined;
  return object;
}
