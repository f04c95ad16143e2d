import { EscalationRequest } from '../kubernetes/rbac/escalations';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { allowsResource } from '../kubernetes/rbac/rule-matching';

/**
 * Whether a rule grants a request towards an escalation, on all objects, on any where
 * that is enough, or on the one of a name.
 */
export function grantsRequest(rule: PolicyRule, request: EscalationRequest, name?: string): boolean {
  // Who is granted all groups may have no such operator; who is granted its group has.
  if (request.operator !== undefined && !rule.apiGroups?.includes(request.apiGroup)) { return false; }
  return allowsResource(rule, request) || (request.anyName !== undefined && allowsResource({ ...rule, resourceNames: [] }, request))
    || (name !== undefined && request.name === undefined && !request.unlimited && allowsResource(rule, { ...request, name }));
}
