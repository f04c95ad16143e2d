import { isOfTheCluster, podSecurityLabel, podSecurityLabelPath } from './_pod-security-label';
import { isTemplated } from '../../kubernetes/names';
import { POD_SECURITY_LABEL_PREFIX } from '../../kubernetes/pod-security/namespace-labels';
import { cis, kubernetes, owaspKubernetes, podSecurity } from '../references';
import { Rule } from '../rule';

const MODE = 'enforce';
const CONSEQUENCES = new Map<string, string>([
  ['baseline', 'so that it lets in pods that run as root and keep their capabilities'],
  ['privileged', 'so that it lets in pods that take over their node'],
]);

/** A namespace that says nothing is the business of `namespace-without-pod-security`. */
export const podSecurityBelowRestricted: Rule = {
  id: 'pod-security-below-restricted',
  summary: 'A namespace lets in pods below Pod Security "restricted"',
  remedy: 'raise the Pod Security level to restricted',
  why: 'What a namespace does not refuse, whoever may create a pod in it can have: at "baseline" root and capabilities, at "privileged" the node, and with it the credentials of every pod that runs there.',
  fix: {
    construct: [
      "new SecureNamespace(chart, 'payments');",
      '// Where it must be:',
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
      message: isUnknown ? `which pods it lets in is not known: enforce is ${JSON.stringify(level)}`
        : `it enforces ${consequence === undefined ? 'no level of Pod Security that there is' : `"${level}" only`}, ${consequence ?? 'so that the API server refuses it'}`,
      fix: `${POD_SECURITY_LABEL_PREFIX}enforce: restricted`,
      ...isUnknown ? { unknown: true } : {},
    };
  },
};
