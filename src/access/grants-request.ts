import { EscalationRequest } from '../kubernetes/rbac/escalations';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { allowsResource } from '../kubernetes/rbac/rule-matching';

/**
 * Whether a rule grants a request of an escalation: on all objects, on any object if
 * that is enough, or on the object with a name.
 */
export function grantsRequest(rule: PolicyRule, request: EscalationRequest, name?: string): boolean {
  // A wildcard group does not show that this operator is installed; its named group does.
  if (request.operator !== undefined && !rule.apiGroups?.includes(request.apiGroup)) { return false; }
  return allowsResource(rule, request) || (request.anyName !== undefined && allowsResource({ ...rule, resourceNames: [] }, request))
    || (name !== undefined && request.name === undefined && !request.unlimited && allowsResource(rule, { ...request, name }));
}
