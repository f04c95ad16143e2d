import { AppModel } from '../../src/model/app-model';
import { labelsOf, podSelector } from '../../src/model/pod-selector';
import { objectOf } from '../_objects';

const KEY = 'statefulset.kubernetes.io/pod-name';

test.each([
  ['In', ['web-0']], ['NotIn', ['web-0']], ['Exists', undefined], ['DoesNotExist', undefined],
])('labels that a controller adds are unknown from the template: %s', (operator, values) => {
  const matchExpressions = [{ key: KEY, operator, values }];
  expect(podSelector({ matchExpressions }).selects({})).toBe('unknown');
  expect(podSelector({ matchExpressions, matchLabels: { app: 'web' } }).selects({})).toBe('no');
  expect(podSelector({ matchExpressions }).terms).toEqual([]);
});

test('a template with such a label shows it', () => {
  expect(podSelector({ matchLabels: { [KEY]: 'web-0' } }).selects({ [KEY]: 'web-1' })).toBe('no');
});

test.each([
  [{ labels: { app: 'web' } }, { app: 'web' }], [{}, {}], [{ labels: null }, {}], [{ labels: 'app=web' }, undefined], [5, undefined],
  [{ labels: { app: 5 } }, { app: '{{ unreadable }}' }],
])('the labels of %j', (metadata, labels) => {
  const template = { metadata };
  const [workload] = new AppModel([objectOf({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { template } })]).workloads;
  expect(labelsOf(workload)).toEqual(labels);
});
