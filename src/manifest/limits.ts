/**
 * The maximum nesting depth of a document. The parser is recursive, and deeper
 * documents would exhaust the stack. CustomResourceDefinitions, the deepest manifests
 * known, stay below a tenth of it.
 */
export const MAX_DEPTH = 500;

/**
 * The maximum number of permissions in the rules of one role: each verb on each
 * resource of each API group, for each name. A rule is the product of its lists: 21 KB
 * can stand for millions, and each may be a finding. The largest roles of known
 * operators have fewer than 2,000.
 */
export const MAX_PERMISSIONS = 25_000;

/** A higher limit for long roles, per item of their lists: a long role is not a product. */
export const MAX_PERMISSIONS_PER_ITEM = 10;

/**
 * The maximum number of tokens that the containers of one pod may mount from volumes
 * with more than one. A mount stands for all tokens of its volume, which makes this a
 * product too. A pod of 20 containers that all mount 5 tokens has 100.
 */
export const MAX_SHARED_TOKENS = 10_000;

/**
 * The maximum number of characters in the apiVersion, kind, namespace and name of an
 * object: each of its findings repeats them. Kubernetes limits most names to 253
 * characters, but not those of roles.
 */
export const MAX_NAME_LENGTH = 1000;

/**
 * The maximum number of characters that the aliases of a document may stand for: each
 * of many aliases may refer to a long text, and findings repeat it.
 */
export const MAX_ALIASED_CHARACTERS = 5_000_000;

/**
 * The maximum number of comparisons of label selectors with ClusterRoles for the
 * aggregation of an app. Only selectors that no label narrows down are compared with
 * many.
 */
export const MAX_SELECTOR_COMPARISONS = 5_000_000;

/**
 * The maximum number of permissions that the ClusterRoles of an app may aggregate from
 * others. Each has all permissions of its sources, which makes this a product of roles.
 * A cluster of 20 aggregating roles with 3,000 permissions each has 60,000.
 */
export const MAX_AGGREGATED_PERMISSIONS = 200_000;

/**
 * A custom resource may define content that is part of each of its pods, which
 * multiplies volumes by pods; real manifests stay below a tenth of this limit.
 */
export const MAX_POD_PARTS = 50_000;
