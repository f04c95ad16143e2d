import { namespaceWithoutPodSecurity } from '../../../src/rules/pods/namespace-without-pod-security';
import { testRule } from '../_test-rule';

const namespace = (labels: string, name = 'shop') => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { ${labels} } }\n---`;
const LABEL = 'pod-security.kubernetes.io/';

testRule(namespaceWithoutPodSecurity, {
  invalid: [
    {
      name: 'no label',
      yaml: namespace(''),
      findings: ['Namespace/shop metadata.labels [enforce]'],
      message: 'it has no label that enforces Pod Security',
    },
    {
      name: 'a label for the warn mode only',
      yaml: namespace(`${LABEL}warn: restricted, ${LABEL}audit: restricted, ${LABEL}enforce-version: latest`),
      findings: ['Namespace/shop metadata.labels [enforce]'],
    },
  ],
  valid: [
    { name: 'any level', yaml: namespace(`${LABEL}enforce: privileged`) },
    { name: 'namespaces of the cluster', yaml: namespace('', 'kube-system') },
    { name: 'a namespace in the context', yaml: 'apiVersion: v1', options: { context: namespace('') } },
  ],
});
