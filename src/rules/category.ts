/** The topics of defects, each described in one sentence without a full stop. */
export const CATEGORIES = {
  credential: 'Tokens, Secrets and cloud identities: which workloads hold them, and for how long they are valid',
  escalation: 'Permissions and bindings that allow more than their names suggest',
  node: 'Ways out of a container to its node and to other pods on that node',
  network: 'What pods can reach over the network, and what can reach them',
  hardening: 'Limits on what a compromised container can do',
  governance: 'What namespaces admit, and what is accepted',
  correctness: 'Manifests that do not do what they say; not exploitable on their own',
} as const;

/** The topic of a kind of defect. */
export type Category = keyof typeof CATEGORIES;

/** The categories, in the order of lists. */
export const CATEGORY_NAMES = Object.keys(CATEGORIES) as readonly Category[];
