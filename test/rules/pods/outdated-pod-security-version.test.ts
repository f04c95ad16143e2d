import { outdatedPodSecurityVersion } from '../../../src/rules/pods/outdated-pod-security-version';
import { testRule } from '../_test-rule';

const namespace = (labels: string, name = 'shop') => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { ${labels} } }\n---`;
const LABEL = 'pod-security.kubernetes.io/';

testRule(outdatedPodSecurityVersion, {
  invalid: [
    {
      name: 'an old version',
      yaml: namespace(`${LABEL}enforce: restricted, ${LABEL}enforce-version: v1.24`),
      findings: ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce-version'] [enforce-version v1.24]"],
      message: 'those of v1.34 reject',
    },
    {
      name: 'an invalid version',
      yaml: namespace(`${LABEL}enforce: restricted, ${LABEL}enforce-version: "1.34"`),
      findings: ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce-version'] [enforce-version 1.34]"],
      message: 'it must be a minor version',
    },
  ],
  valid: [
    { name: 'a recent version', yaml: namespace(`${LABEL}enforce: restricted, ${LABEL}enforce-version: v1.34`) },
    { name: 'the latest', yaml: namespace(`${LABEL}enforce: restricted, ${LABEL}enforce-version: latest`) },
    { name: 'no version, which is the latest', yaml: namespace(`${LABEL}enforce: restricted`) },
    { name: 'a level without restrictions', yaml: namespace(`${LABEL}enforce: privileged, ${LABEL}enforce-version: v1.24`) },
    { name: 'a version for the warn mode', yaml: namespace(`${LABEL}enforce: restricted, ${LABEL}warn-version: v1.24`) },
  ],
});
