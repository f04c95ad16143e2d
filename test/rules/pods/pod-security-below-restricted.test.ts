import { podSecurityBelowRestricted } from '../../../src/rules/pods/pod-security-below-restricted';
import { testRule } from '../_test-rule';

const namespace = (labels: string, name = 'shop') => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { ${labels} } }\n---`;
const LABEL = 'pod-security.kubernetes.io/';

testRule(podSecurityBelowRestricted, {
  invalid: [
    {
      name: 'baseline',
      yaml: namespace(`${LABEL}enforce: baseline`),
      findings: ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce'] [enforce baseline]"],
      message: 'it enforces only "baseline"',
    },
    {
      name: 'privileged',
      yaml: namespace(`${LABEL}enforce: privileged`),
      findings: ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce'] [enforce privileged]"],
      message: 'it admits pods that can take over their node',
    },
    {
      name: 'an invalid level',
      yaml: namespace(`${LABEL}enforce: Restricted`),
      findings: ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce'] [enforce Restricted]"],
      message: 'the API server rejects it',
    },
    {
      name: 'a placeholder for the level',
      yaml: namespace(`${LABEL}enforce: "{{ .Values.level }}"`),
      findings: ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce'] [enforce {{ .Values.level }}] ?"],
      message: 'is not known',
    },
  ],
  valid: [
    { name: 'restricted', yaml: namespace(`${LABEL}enforce: restricted`) },
    { name: 'no label, which another rule reports', yaml: namespace(`${LABEL}warn: baseline`) },
    { name: 'namespaces of the cluster', yaml: namespace(`${LABEL}enforce: privileged`, 'kube-system') },
    { name: 'another kind with the same name', yaml: namespace(`${LABEL}enforce: baseline`).replace('v1', 'example.com/v1') },
    { name: 'a namespace in the context', yaml: 'apiVersion: v1', options: { context: namespace(`${LABEL}enforce: baseline`) } },
  ],
});
