import { PolicyRule } from '../../kubernetes/rbac/policy-rule';
import { Binding } from '../../model/service-account';

/** What every cluster gives to everybody, logged in or not: `system:public-info-viewer`. */
const PUBLIC_PATHS = ['/healthz', '/livez', '/readyz', '/version', '/version/'];

/** What every cluster gives to everybody who is logged in: `system:discovery`, and to all ServiceAccounts: `system:service-account-issuer-discovery`. */
const AUTHENTICATED_PATHS = [
  ...PUBLIC_PATHS, '/api', '/api/*', '/apis', '/apis/*', '/openapi', '/openapi/*',
  '/.well-known/openid-configuration', '/.well-known/openid-configuration/', '/openid/v1/jwks', '/openid/v1/jwks/',
];

/** Questions about oneself: `system:basic-user`. */
const SELF_REVIEWS: { readonly [apiGroup: string]: readonly string[] } = {
  'authorization.k8s.io': ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
  'authentication.k8s.io': ['selfsubjectreviews'],
};

/** Whether a binding gives no more than every cluster gives to anybody. */
export function isPublic(binding: Binding): boolean {
  return grantsOnly(binding, isPublicRule) || isClusterInfo(binding);
}

/** Whether a binding gives no more than every cluster gives to everybody who is logged in. */
export function isOpenToAuthenticated(binding: Binding): boolean {
  return grantsOnly(binding, rule => isRead(rule, AUTHENTICATED_PATHS) || isSelfReview(rule));
}

/** A role counts by what it grants: anybody can give it the name of a harmless one. */
function grantsOnly({ role }: Binding, isHarmless: (rule: PolicyRule) => boolean): boolean {
  return role !== undefined && !role.mayGrow && role.rules.every(isHarmless);
}

function isPublicRule(rule: PolicyRule): boolean {
  return isRead(rule, PUBLIC_PATHS);
}

function isRead({ nonResourceURLs = [], resources = [], verbs }: PolicyRule, paths: readonly string[]): boolean {
  return resources.length === 0 && nonResourceURLs.every(url => paths.includes(url)) && verbs.every(verb => verb === 'get');
}

function isSelfReview({ apiGroups = [], resources = [], nonResourceURLs = [], verbs }: PolicyRule): boolean {
  return nonResourceURLs.length === 0 && verbs.every(verb => verb === 'create')
    && apiGroups.every(group => Object.hasOwn(SELF_REVIEWS, group) && resources.every(resource => SELF_REVIEWS[group].includes(resource)));
}

/** kubeadm lets nodes that join read how to reach the cluster. */
function isClusterInfo({ role, namespace }: Binding): boolean {
  return namespace === 'kube-public' && role !== undefined && role.rules.every(({ apiGroups = [], resources = [], resourceNames = [], verbs }) =>
    apiGroups.every(group => group === '') && resources.every(resource => resource === 'configmaps')
    && resourceNames.length === 1 && resourceNames[0] === 'cluster-info' && verbs.every(verb => verb === 'get'));
}
