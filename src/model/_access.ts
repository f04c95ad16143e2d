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

  /** Whether an account may do more than every account may. */
  public hasPermission(name: string, namespace: string | undefined, grants: readonly Grant[]): Answer {
    const some = this.defaults.ofAccount(namespace, name).length > 0 || grants.some(
      ({ role, clusterWide, certainty }) => certainty === 'yes' && role !== undefined && this.defaults.isExceededBy(role, clusterWide),
    );
    if (some) { return 'yes'; }
    const maybe = grants.some(grant => grant.role ? this.defaults.isExceededBy(grant.role, grant.clusterWide) : mayBeSomewhere(grant));
    return maybe || !this.complete || isTemplated(name) ? 'unknown' : 'no';
  }

  public can({ name, namespace }: Requester, request: AccessRequest): Answer {
    let answer: Answer = this.complete && !isTemplated(name) ? 'no' : 'unknown';
    for (const grant of this.grants.of(namespace, name)) {
      const { binding, role, clusterWide, certainty } = grant;
      const reaches = clusterWide ? 'yes' : isIn(binding.namespace, request);
      if (reaches === 'no') { continue; }
      const allowed = role !== undefined && allows(role, request);
      if (allowed && certainty === 'yes' && reaches === 'yes') { return 'yes'; }
      if (allowed || (!role && mayBeSomewhere(grant))) { answer = 'unknown'; }
    }
    const byDefault = [...this.defaults.ofEverybody, ...this.defaults.ofAccount(namespace, name)].some(
      grant => (grant.namespace === undefined || isIn(grant.namespace, request) === 'yes') && allows(grant.role, request),
    );
    return byDefault ? 'yes' : answer;
  }
}

/** Whether the role of a grant may be there although it is not found in a complete app: its name is filled in later, or several may be meant. */
function mayBeSomewhere({ binding }: Grant): boolean {
  return isTemplated(binding.roleRef.name) || binding.roleCertainty === 'unknown';
}

/** Whether what is granted in a namespace counts for a request. */
function isIn(namespace: string | undefined, request: AccessRequest): Answer {
  return request.path !== undefined || !request.namespace ? 'no' : sameNamespace(namespace, request.namespace);
}

function allows({ rules }: Role, { verb, apiGroup = '', resource = '', name, path }: AccessRequest): boolean {
  return rules.some(rule => path !== undefined ? allowsPath(rule, verb, path) : allowsResource(rule, { verb, apiGroup, resource, name }));
}
