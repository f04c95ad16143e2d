/**
 * How deep a document may nest: the parser calls itself for every level, and
 * with more it would run out of stack. CustomResourceDefinitions, the deepest
 * manifests there are, stay below a tenth of it.
 */
export const MAX_DEPTH = 500;

/**
 * How many permissions the rules of one role may spell out: each verb on each
 * resource of each API group, for each name. A rule is the product of its lists,
 * so that 21 KB can stand for millions, and each may be a finding. The largest
 * roles of known operators have fewer than 2,000.
 */
export const MAX_PERMISSIONS = 25_000;

/** Where more of a role is written, for each item of its lists: a long role is no product. */
export const MAX_PERMISSIONS_PER_ITEM = 10;

/**
 * How many tokens the containers of one pod may mount from volumes that hold more
 * than one: a mount stands for all tokens of its volume, so that this too is a
 * product. A pod of 20 containers that all mount 5 tokens has 100.
 */
export const MAX_SHARED_TOKENS = 10_000;

/**
 * How many characters the apiVersion, kind, namespace and name of an object may
 * have: each of its findings repeats them. Most names have 253 at most in
 * Kubernetes; those of roles have no limit there.
 */
export const MAX_NAME_LENGTH = 1000;

/** How many characters the aliases of a document may stand for: a long text may be named in a few, and each use of it in a finding. */
export const MAX_ALIASED_CHARACTERS = 5_000_000;

/**
 * How many comparisons of a label selector with a ClusterRole the aggregation of an
 * app may take. Only selectors that no label narrows down are compared with many.
 */
export const MAX_SELECTOR_COMPARISONS = 5_000_000;

/**
 * How many permissions the ClusterRoles of an app may take over from others by
 * labels: each has all that its sources have, so that this is a product of roles.
 * A cluster of 20 aggregating roles with 3,000 permissions each has 60,000.
 */
export const MAX_AGGREGATED_PERMISSIONS = 200_000;

/** A custom resource may say once what is in each of its pods, so that volumes and pods multiply; nothing that people write has a tenth of it. */
export const MAX_POD_PARTS = 50_000;
