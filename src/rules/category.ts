/** What kinds of defects are about, and what each is in one sentence without a full stop. */
export const CATEGORIES = {
  credential: 'Tokens, Secrets and cloud identities: which workload holds one, and how long it is valid',
  escalation: 'Permissions and bindings that lead to more power than their names say',
  node: 'Ways out of a container to its node and the other pods there',
  network: 'What pods reach over the network, or what reaches them',
  hardening: 'Limits on what a compromised container can do',
  governance: 'What a namespace admits, and what is accepted',
  correctness: 'Manifests that do not do what they say; no attacker gains by it alone',
} as const;

/** What a kind of defect is about. */
export type Category = keyof typeof CATEGORIES;

/** The categories, in the order in which they are listed. */
export const CATEGORY_NAMES = Object.keys(CATEGORIES) as readonly Category[];
