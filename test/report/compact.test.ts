import { finding, objectOf, OPTIONS, PROVENANCE_LINE, resultOf } from './_result';
import { compact } from '../../src/report/compact';

const pod = objectOf('Pod', 'web', { namespace: 'apps', source: { file: 'dist/app.yaml', lines: ['kind: Pod', 'spec: {}'] } });

test('a finding is one line that begins with its location', () => {
  const result = resultOf([
    finding(pod, { path: ['spec'], message: 'line one\nline two' }),
    finding(objectOf('Pod', 'db', { construct: 'app/db' }), { severity: 'low', unknown: true }),
    finding(objectOf('Pod', 'other')),
  ], [], [{ file: 'broken.yaml', line: 3, message: 'a mapping is not closed' }]);
  expect(compact.render(result, OPTIONS).split('\n')).toEqual([
    'dist/app.yaml:2:1: medium automounted-token [pod] Pod apps/web: line one\\nline two',
    'app/db: low unknown automounted-token [pod] Pod db: every container gets a token',
    'medium automounted-token [pod] Pod other: every container gets a token',
    'broken.yaml:3: error a mapping is not closed',
    expect.stringMatching(/^FAILED .*3 findings/),
    PROVENANCE_LINE,
    '',
  ]);
});
