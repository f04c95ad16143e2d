import { explainDnsLabel, explainDnsSubdomain, explainEnvironmentVariable, explainLabelValue, explainPathSegment, explainQualifiedName } from '../../src/kubernetes/names';

test.each(['a', 'web', 'web-1', '0', 'a'.repeat(63), '{{ .Release.Namespace }}', 'app-{{ .Values.env }}'])('%j is a DNS label', name => {
  expect(explainDnsLabel(name)).toBeUndefined();
});

test.each(['', 'Web', '-web', 'web-', 'a.b', 'a_b', 'a'.repeat(64), 'web\n'])('%j is not a DNS label', name => {
  expect(explainDnsLabel(name)).toContain('it must be a DNS label');
});

test.each(['a', 'registry.example.com', 'a'.repeat(253)])('%j is a DNS subdomain', name => {
  expect(explainDnsSubdomain(name)).toBeUndefined();
});

test.each(['', 'A', 'a..b', '.a', 'a.', 'a'.repeat(254)])('%j is not a DNS subdomain', name => {
  expect(explainDnsSubdomain(name)).toContain('it must be a DNS subdomain');
});

test.each(['a', 'system:auth-delegator', 'Read Only', 'a.b'])('%j is a path segment', name => {
  expect(explainPathSegment(name)).toBeUndefined();
});

test.each(['', '.', '..', 'a/b', '50%'])('%j is not a path segment', name => {
  expect(explainPathSegment(name)).toContain('it must be a path segment');
});

test.each(['{{ .Release.Name }}', '${NAMESPACE}', '$NAMESPACE', '$(NAMESPACE)', '#{namespace}', '<path:a#b>', '<your namespace>'])('%s is a placeholder', text => {
  expect(explainDnsLabel(text)).toBeUndefined();
});

test.each(['a', 'A.b_c-1', 'example.com/inject', `${'a'.repeat(253)}/${'b'.repeat(63)}`, '{{ .Values.key }}'])('%j is the key of a label', key => {
  expect(explainQualifiedName(key)).toBeUndefined();
});

test.each(['', 'a b', '-a', 'a-', 'a/b/c', '/a', 'example.com/', 'Example.com/a', 'b'.repeat(64), `${'a'.repeat(254)}/b`])('%j is not the key of a label', key => {
  expect(explainQualifiedName(key)).toContain('it must be at most 63 letters');
});

test.each(['', 'a', 'True', 'a.b_c-1', 'b'.repeat(63), '${VALUE}'])('%j is the value of a label', value => {
  expect(explainLabelValue(value)).toBeUndefined();
});

test.each(['a b', '-a', 'a/b', 'b'.repeat(64), 'a\n'])('%j is not the value of a label', value => {
  expect(explainLabelValue(value)).toContain('it must be at most 63 letters');
});

test.each(['A', '_a', 'AWS_ROLE_ARN', 'my.variable-1', '{{ .Values.name }}'])('%j is an environment variable', name => {
  expect(explainEnvironmentVariable(name)).toBeUndefined();
});

test.each(['', '1A', 'A=B', 'A B', 'A\n'])('%j is not an environment variable', name => {
  expect(explainEnvironmentVariable(name)).toContain('it must be letters, digits');
});
