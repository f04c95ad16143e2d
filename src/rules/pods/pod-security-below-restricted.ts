import { isOfTheCluster, podSecurityLabel, podSecurityLabelPath } from './_pod-security-label';
import { isTemplated } from '../../kubernetes/names';
import { POD_SECURITY_LABEL_PREFIX } from '../../kubernetes/pod-security/namespace-labels';
import { cis, kubernetes, owaspKubernetes, podSecurity } from '../references';
import { Rule } from '../rule';

const MODE = 'enforce';
const CONSEQUENCES = new Map<string, string>([
  ['baseline', 'so it admits pods that run as root and keep their capabilities'],
  ['privileged', 'so it admits pods that can take over their node'],
]);

/** `namespace-without-pod-security` reports a namespace without a level. */
export const podSecurityBelowRestricted: Rule = {
  id: 'pod-security-below-restricted',
  summary: 'A namespace admits pods below Pod Security "restricted"',
  remedy: 'raise the Pod Security level to restricted',
  why: 'Anyone who can create pods in a namespace can use everything its level allows: at "baseline" root and capabilities, at "privileged" the node and the credentials of every pod on it.',
  fix: {
    construct: [
      "new SecureNamespace(chart, 'payments');",
      '// If it is required:',
      "// podSecurity: PodSecurity.baseline('the vendor runs as root')",
    ].join('\n'),
    yaml: `metadata:\n  labels:\n    ${POD_SECURITY_LABEL_PREFIX}enforce: restricted`,
  },
  references: [
    cis('5.2.1'), podSecurity('restricted'), owaspKubernetes('K04'), kubernetes('Pod Security Admission', 'concepts/security/pod-security-admission/'),
  ],
  subject: 'namespace',
  fields: [`${POD_SECURITY_LABEL_PREFIX}${MODE}`],
  *check({ object }) {
    if (isOfTheCluster(object)) { return; }
    const level = podSecurityLabel(object, MODE);
    if (level === undefined || level === 'restricted') { return; }
    const consequence = CONSEQUENCES.get(level);
    const isUnknown = isTemplated(level);
    yield {
      path: podSecurityLabelPath(MODE),
      key: `${MODE} ${level}`,
      message: isUnknown ? `which pods it admits is not known: enforce is ${JSON.stringify(level)}`
        : `it enforces ${consequence === undefined ? 'an unknown Pod Security level' : `only "${level}"`}, ${consequence ?? 'so the API server rejects it'}`,
      fix: `${POD_SECURITY_LABEL_PREFIX}enforce: restricted`,
      ...isUnknown ? { unknown: true } : {},
    };
  },
};
