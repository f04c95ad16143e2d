import { labelsOf, PodSelector, termsOf } from '../../src/model/pod-selector';

const takes = (selector: unknown, labels: unknown) => new PodSelector(selector).takes(labelsOf({ labels }));

test.each([
  ['all pods', {}, { app: 'web' }, 'yes'],
  ['all pods, where nothing is written', undefined, {}, 'yes'],
  ['a label', { matchLabels: { app: 'web' } }, { app: 'web', tier: 'front' }, 'yes'],
  ['another value', { matchLabels: { app: 'web' } }, { app: 'db' }, 'no'],
  ['a label that is not there', { matchLabels: { app: 'web' } }, {}, 'no'],
  ['one of two labels', { matchLabels: { app: 'web', tier: 'front' } }, { app: 'web' }, 'no'],
  ['labels that only objects without a prototype have', { matchLabels: { constructor: 'web' } }, {}, 'no'],
] as const)('%s', (_, selector, labels, expected) => {
  expect(takes(selector, labels)).toBe(expected);
});

test.each([
  ['In', ['web'], { app: 'web' }, 'yes'], ['In', ['web'], { app: 'db' }, 'no'], ['In', ['web'], {}, 'no'],
  ['NotIn', ['web'], { app: 'web' }, 'no'], ['NotIn', ['web'], { app: 'db' }, 'yes'], ['NotIn', ['web'], {}, 'yes'],
  ['Exists', undefined, { app: 'db' }, 'yes'], ['Exists', undefined, {}, 'no'],
  ['DoesNotExist', undefined, { app: 'db' }, 'no'], ['DoesNotExist', undefined, {}, 'yes'],
] as const)('%s %j selects %j: %s', (operator, values, labels, expected) => {
  expect(takes({ matchExpressions: [{ key: 'app', operator, values }] }, labels)).toBe(expected);
});

test.each([
  ['In', ['web-0']], ['NotIn', ['web-0']], ['Exists', undefined], ['DoesNotExist', undefined],
])('what a controller adds is not known from the template: %s', (operator, values) => {
  expect(takes({ matchExpressions: [{ key: 'statefulset.kubernetes.io/pod-name', operator, values }] }, {})).toBe('unknown');
  expect(takes({ matchExpressions: [{ key: 'statefulset.kubernetes.io/pod-name', operator, values }], matchLabels: { app: 'web' } }, {})).toBe('no');
});

test('a Helm template hides a value', () => {
  expect(takes({ matchLabels: { app: '{{ .Chart.Name }}' } }, { app: 'web' })).toBe('unknown');
  expect(takes({ matchLabels: { app: 'web' } }, { app: '{{ .Chart.Name }}' })).toBe('unknown');
  expect(takes({ matchLabels: { app: '{{ .Chart.Name }}' } }, { app: '{{ .Chart.Name }}' })).toBe('yes');
});

test.each([
  'web', 7, [], { matchLabels: 'app=web' }, { matchLabels: { app: 1 } }, { matchExpressions: {} }, { matchExpressions: [null] },
  { matchExpressions: [{ key: 'app', operator: 'Like', values: ['web'] }] }, { matchExpressions: [{ key: 'app', operator: 'In' }] },
  { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['web'] }] },
])('the API server refuses %j', selector => {
  expect(takes(selector, { app: 'web' })).toBe('unknown');
  expect(new PodSelector(selector).terms).toEqual([]);
});

test('labels that are no labels', () => {
  expect(takes({ matchLabels: { app: 'web' } }, 'app=web')).toBe('unknown');
  expect(takes({}, 'app=web')).toBe('yes');
});

test('terms lead from the labels of a pod to each selector that takes it', () => {
  const leads = (selector: unknown, labels: object) => {
    const terms = termsOf(labelsOf({ labels }));
    return new PodSelector(selector).terms.map(list => list.some(term => terms?.includes(term)));
  };
  expect(leads({ matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'In', values: ['a', 'b'] }, { key: 'x', operator: 'Exists' }] },
    { app: 'web', tier: 'b', x: '' })).toEqual([true, true, true]);
  expect(leads({ matchLabels: { app: 'web' } }, { app: 'db' })).toEqual([false]);
  expect(leads({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['db'] }, { key: 'y', operator: 'DoesNotExist' }] }, {})).toEqual([]);
  expect(leads({ matchLabels: { 'pod-template-hash': 'x' } }, {})).toEqual([]);
  expect(termsOf({ app: '{{ .Chart.Name }}' })).toBeUndefined();
});
