import * as kplus from 'cdk8s-plus-28';
import { safeText } from '../text/safe-text';

/**
 * A subresource, which RBAC grants separately: `pods` does not cover
 * `pods/log`, and `pods/*` covers nothing.
 *
 * @example
 * Permission.read(Subresource.of(ApiResource.PODS, 'log'))
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
export class Subresource {
  /**
   * The subresource of a resource, as in `Subresource.of(ApiResource.PODS, 'log')`.
   *
   * @throws if the name is empty, a wildcard or a path, or the resource is a subresource itself
   */
  public static of(resource: kplus.IApiResource, name: string): kplus.IApiResource {
    if (!/^[A-Za-z][-A-Za-z0-9]*$/.test(name)) {
      throw new Error(safeText(`the name of a subresource is ${JSON.stringify(name)}, but it must be a word; write Subresource.of(ApiResource.PODS, 'log'), for example`));
    }
    if (resource.resourceType.includes('/')) {
      throw new Error(safeText(`'${resource.resourceType}' is a subresource already, got ${JSON.stringify(name)} for it; write Subresource.of(...) of the resource itself`));
    }
    return { apiGroup: resource.apiGroup, resourceType: `${resource.resourceType}/${name}`, resourceName: resource.resourceName };
  }

  private constructor() {}
}
