import { testRule } from './_pods';
import { podSecurityBelowRestricted } from '../../../src/rules/pods/pod-security-below-restricted';

const namespace = (labels: string, name = 'shop') => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { ${labels} } }\n---`;
const LABEL = 'pod-security.kubernetes.io/';

testRule(podSecurityBelowRestricted, {
  fires: [
    ['baseline', namespace(`${LABEL}enforce: baseline`), ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce'] [enforce baseline]"], 'it enforces "baseline" only'],
    ['privileged', namespace(`${LABEL}enforce: privileged`), ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce'] [enforce privileged]"], 'it lets in pods that take over their node'],
    ['no level', namespace(`${LABEL}enforce: Restricted`), ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce'] [enforce Restricted]"], 'the API server refuses it'],
    ['what is not known', namespace(`${LABEL}enforce: "{{ .Values.level }}"`), ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce'] [enforce {{ .Values.level }}] ?"], 'is not known'],
  ],
  silent: [
    ['restricted', namespace(`${LABEL}enforce: restricted`)],
    ['no label, which has a rule of its own', namespace(`${LABEL}warn: baseline`)],
    ['namespaces of the cluster', namespace(`${LABEL}enforce: privileged`, 'kube-system')],
    ['another kind of that name', namespace(`${LABEL}enforce: baseline`).replace('v1', 'example.com/v1')],
    ['what only gives facts', 'apiVersion: v1', { context: namespace(`${LABEL}enforce: baseline`) }],
  ],
});
