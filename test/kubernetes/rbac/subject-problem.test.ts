import { USEFUL_SUBJECTS, USELESS_SUBJECTS } from './_subjects';
import { explainSubject } from '../../../src/kubernetes/rbac/subject-problem';

test.each(USELESS_SUBJECTS)('$title is granted nothing', ({ subject, refused }) => {
  expect(explainSubject(subject)).toMatchObject({ refused });
});

test.each(USEFUL_SUBJECTS)('%j may be granted something', subject => {
  expect(explainSubject(subject)).toBeUndefined();
});

test.each([
  { kind: '{{ .Values.kind }}', name: 'app' },
  { kind: 'ServiceAccount', name: '{{ .Values.name }}', namespace: 'shop' },
  { kind: 'User', name: 'system:serviceaccount:${NAMESPACE}:app' },
])('a placeholder is unknown: %j', subject => {
  expect(explainSubject(subject)).toBeUndefined();
});

test.each([
  [{ kind: 'serviceaccount', name: 'app' }, 'kind: ServiceAccount'],
  [{ kind: 'ServiceAccount', name: 'app', apiGroup: 'rbac.authorization.k8s.io' }, 'remove apiGroup'],
  [{ kind: 'Group', name: 'ops', apiGroup: 'v1' }, 'apiGroup: rbac.authorization.k8s.io'],
  [{ kind: 'User', name: 'system:authenticated' }, 'kind: Group'],
])('the suggested fix: %j', (subject, fix) => {
  expect(explainSubject(subject)?.fix).toBe(fix);
});
