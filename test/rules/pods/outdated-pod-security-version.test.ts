import { testRule } from './_pods';
import { outdatedPodSecurityVersion } from '../../../src/rules/pods/outdated-pod-security-version';

const namespace = (labels: string, name = 'shop') => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { ${labels} } }\n---`;
const LABEL = 'pod-security.kubernetes.io/';

testRule(outdatedPodSecurityVersion, {
  fires: [
    ['an old version', namespace(`${LABEL}enforce: restricted, ${LABEL}enforce-version: v1.24`), ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce-version'] [enforce-version v1.24]"], 'those of v1.34 refuse'],
    ['no version', namespace(`${LABEL}enforce: restricted, ${LABEL}enforce-version: "1.34"`), ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce-version'] [enforce-version 1.34]"], 'it must be a minor version'],
    ['a number', namespace(`${LABEL}enforce: restricted, ${LABEL}enforce-version: 1.34`), ["Namespace/shop metadata.labels['pod-security.kubernetes.io/enforce-version'] [enforce-version something else]"]],
  ],
  silent: [
    ['a new one', namespace(`${LABEL}enforce: restricted, ${LABEL}enforce-version: v1.34`)],
    ['the latest', namespace(`${LABEL}enforce: restricted, ${LABEL}enforce-version: latest`)],
    ['none, which is the latest', namespace(`${LABEL}enforce: restricted`)],
    ['a level without rules', namespace(`${LABEL}enforce: privileged, ${LABEL}enforce-version: v1.24`)],
    ['a version to warn by', namespace(`${LABEL}enforce: restricted, ${LABEL}warn-version: v1.24`)],
  ],
});
