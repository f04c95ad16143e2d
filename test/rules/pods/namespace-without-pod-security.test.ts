import { testRule } from './_pods';
import { namespaceWithoutPodSecurity } from '../../../src/rules/pods/namespace-without-pod-security';

const namespace = (labels: string, name = 'shop') => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { ${labels} } }\n---`;
const LABEL = 'pod-security.kubernetes.io/';

testRule(namespaceWithoutPodSecurity, {
  fires: [
    ['no label', namespace(''), ['Namespace/shop metadata.labels [enforce]'], 'it has no label that enforces Pod Security'],
    ['a label that only warns', namespace(`${LABEL}warn: restricted, ${LABEL}audit: restricted, ${LABEL}enforce-version: latest`), ['Namespace/shop metadata.labels [enforce]']],
    ['labels that are no object', namespace('').replace('{  }', 'text'), ['Namespace/shop metadata.labels [enforce]']],
  ],
  silent: [
    ['any level', namespace(`${LABEL}enforce: privileged`)],
    ['namespaces of the cluster', namespace('', 'kube-system')],
    ['what only gives facts', 'apiVersion: v1', { context: namespace('') }],
  ],
});
