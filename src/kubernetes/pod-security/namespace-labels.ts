import { isTemplated } from '../names';

/**
 * The labels with which a namespace configures Pod Security admission.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
 */
export const POD_SECURITY_LABEL_PREFIX = 'pod-security.kubernetes.io/';

/**
 * The labels of a namespace that rejects pods below a level, by the policy of one
 * version of Kubernetes, and warns about everything that the newest "restricted" would
 * reject.
 */
export function podSecurityLabels(level: string, version: string): { [label: string]: string } {
  return Object.fromEntries(Object.entries({
    'enforce': level,
    'enforce-version': version,
    'warn': 'restricted',
    'warn-version': 'latest',
    'audit': 'restricted',
    'audit-version': 'latest',
  }).map(([mode, value]) => [`${POD_SECURITY_LABEL_PREFIX}${mode}`, value]));
}

/** The first minor version whose policy includes all known checks. */
const WHOLE_SINCE = 34;

/** Why a text is not a version whose policy can be enforced, or `undefined` when it is. */
export function explainEnforceVersion(version: string): string | undefined {
  if (isTemplated(version)) { return undefined; }
  const pinned = /^v1\.(0|[1-9]\d*)$/.exec(version);
  if (pinned) {
    return Number(pinned[1]) >= WHOLE_SINCE ? undefined
      : `its rules admit pods that those of v1.${WHOLE_SINCE} reject, at every level; write 'v1.${WHOLE_SINCE}', which an older cluster treats as its own latest version`;
  }
  if (version === 'latest') {
    return "an upgrade of the cluster could reject pods that were admitted before; write the version they were tested with, 'v1.34' for example, while warnings and audit annotations follow the latest";
  }
  const minor = /^v?1\.0*(\d+)/.exec(version)?.[1];
  return `it must be a minor version of Kubernetes; write ${minor === undefined ? "'v1.34', for example" : `'v1.${minor}'`}`;
}
