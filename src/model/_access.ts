import { DefaultPermissions } from './_default-permissions';
import { Grants } from './_grants';
import { sameNamespace } from './_sameness';
import { AccessRequest, Requester } from './access-request';
import { Answer } from './answer';
import { Grant, Role } from './service-account';
import { isTemplated } from '../kubernetes/names';
import { allowsPath, allowsResource } from '../kubernetes/rbac/rule-matching';

/** What accounts may do, as far as it is known. */
export class Access {
  public constructor(private readonly grants: Grants, private readonly defaults: DefaultPermissions, private readonly complete: boolean) {}

  /** Whether the bindings that are known let an account do more than every account may. */
  public boundPermission(name: string, namespace: string | undefined, grants: readonly Grant[]): Answer {
    const some = this.defaults.ofAccount(namespace, name).length > 0 || grants.some(
      ({ role, clusterWide, certainty }) => certainty === 'yes' && role !== undefined && this.defaults.isExceededBy(role, clusterWide),
    );
    if (some) { return 'yes'; }
    const maybe = grants.some(grant => grant.role
      ? grant.role.mayGrow || this.defaults.isExceededBy(grant.role, grant.clusterWide) : this.mayBeElsewhere(grant));
    return maybe || isTemplated(name) ? 'unknown' : 'no';
  }

  /** The same, where bindings that are not known may add to it. */
  public withBindingsElsewhere(boundPermission: Answer): Answer {
    return boundPermission === 'no' && !this.complete ? 'unknown' : boundPermission;
  }

  public can({ name, namespace }: Requester, request: AccessRequest): Answer {
    let answer: Answer = this.complete && !isTemplated(name) ? 'no' : 'unknown';
    for (const grant of this.grants.of(namespace, name)) {
      const { binding, role, clusterWide, certainty } = grant;
      const reaches = clusterWide ? 'yes' : isIn(binding.namespace, request);
      if (reaches === 'no') { continue; }
      const allowed = role !== undefined && allows(role, request);
      if (allowed && certainty === 'yes' && reaches === 'yes') { return 'yes'; }
      if (allowed || (!role && this.mayBeElsewhere(grant))) { answer = 'unknown'; }
    }
    const byDefault = [...this.defaults.ofEverybody, ...this.defaults.ofAccount(namespace, name)].some(
      grant => (grant.namespace === undefined || isIn(grant.namespace, request) === 'yes') && allows(grant.role, request),
    );
    return byDefault ? 'yes' : answer;
  }

  /** Whether there may be a role although it is not known which. A binding whose role is nowhere grants nothing. */
  private mayBeElsewhere({ binding: { roleRef, roleCertainty } }: Grant): boolean {
    return !this.complete || roleCertainty === 'unknown' || isTemplated(roleRef.name);
  }
}

/** Whether what is granted in a namespace counts for a request. */
function isIn(namespace: string | undefined, request: AccessRequest): Answer {
  return request.path !== undefined || !request.namespace ? 'no' : sameNamespace(namespace, request.namespace);
}

function allows({ rules }: Role, { verb, apiGroup = '', resource = '', name, path }: AccessRequest): boolean {
  return rules.some(rule => path !== undefined ? allowsPath(rule, verb, path) : allowsResource(rule, { verb, apiGroup, resource, name }));
}
