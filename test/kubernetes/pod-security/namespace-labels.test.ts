import { explainEnforceVersion, podSecurityLabels } from '../../../src/kubernetes/pod-security/namespace-labels';

test('labels', () => {
  expect(podSecurityLabels('baseline', 'v1.30')).toEqual({
    'pod-security.kubernetes.io/enforce': 'baseline',
    'pod-security.kubernetes.io/enforce-version': 'v1.30',
    'pod-security.kubernetes.io/warn': 'restricted',
    'pod-security.kubernetes.io/warn-version': 'latest',
    'pod-security.kubernetes.io/audit': 'restricted',
    'pod-security.kubernetes.io/audit-version': 'latest',
  });
});

test.each(['v1.34', 'v1.35', 'v1.100', '{{ .Values.version }}'])('%s is a version', version => {
  expect(explainEnforceVersion(version)).toBeUndefined();
});

test.each([
  ['1.34', "it must be a minor version of Kubernetes; write 'v1.34'"],
  ['v1.30.2', "it must be a minor version of Kubernetes; write 'v1.30'"],
  ['v1.034', "it must be a minor version of Kubernetes; write 'v1.34'"],
  ['newest', "it must be a minor version of Kubernetes; write 'v1.34', for example"],
])('%s is not a version', (version, problem) => {
  expect(explainEnforceVersion(version)).toBe(problem);
});

test.each(['v1.0', 'v1.9', 'v1.25', 'v1.33'])('the policy of %s lacks checks', version => {
  expect(explainEnforceVersion(version)).toMatch(/^its rules admit pods that those of v1\.34 reject, at every level; write 'v1\.34'/);
});

test('"latest" is not a pinned version', () => {
  expect(explainEnforceVersion('latest')).toMatch(/^an upgrade of the cluster could reject pods that were admitted before; write .*'v1.34'/);
});
