import { explainDnsLabel, explainDnsSubdomain, explainPathSegment } from '../../src/kubernetes/names';

test.each(['a', 'web', 'web-1', '0', 'a'.repeat(63), '{{ .Release.Namespace }}', 'app-{{ .Values.env }}'])('%j is a DNS label', name => {
  expect(explainDnsLabel(name)).toBeUndefined();
});

test.each(['', 'Web', '-web', 'web-', 'a.b', 'a_b', 'a'.repeat(64), 'web\n'])('%j is no DNS label', name => {
  expect(explainDnsLabel(name)).toContain('it must be a DNS label');
});

test.each(['a', 'registry.example.com', 'a'.repeat(253)])('%j is a DNS subdomain', name => {
  expect(explainDnsSubdomain(name)).toBeUndefined();
});

test.each(['', 'A', 'a..b', '.a', 'a.', 'a'.repeat(254)])('%j is no DNS subdomain', name => {
  expect(explainDnsSubdomain(name)).toContain('it must be a DNS subdomain');
});

test.each(['a', 'system:auth-delegator', 'Read Only', 'a.b'])('%j is a path segment', name => {
  expect(explainPathSegment(name)).toBeUndefined();
});

test.each(['', '.', '..', 'a/b', '50%'])('%j is no path segment', name => {
  expect(explainPathSegment(name)).toContain('it must be a path segment');
});

test.each(['{{ .Release.Name }}', '${NAMESPACE}', '$NAMESPACE', '$(NAMESPACE)', '#{namespace}', '<path:a#b>', '<your namespace>'])('%s is filled in later', text => {
  expect(explainDnsLabel(text)).toBeUndefined();
});
