import { unifiedDiff } from '../../src/fix/unified-diff';

test('a change at the end has no line behind the last one', () => {
  expect(unifiedDiff('app.yaml', 'a: 1\n', 'a: 1\nb: 2\n')).toBe('--- app.yaml\n+++ app.yaml\n@@ -1,1 +1,2 @@\n a: 1\n+b: 2\n');
});

test('a missing line break at the end is marked', () => {
  expect(unifiedDiff('app.yaml', 'a: 1', 'a: 1\nb: 2'))
    .toBe('--- app.yaml\n+++ app.yaml\n@@ -1,1 +1,2 @@\n-a: 1\n\\ No newline at end of file\n+a: 1\n+b: 2\n\\ No newline at end of file\n');
});
