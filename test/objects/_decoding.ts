/**
 * Values that an API server decodes or rejects with 400, field by field. The tests of
 * the testbed verify them on a real one.
 */
export interface FieldValues {
  readonly field: string;
  readonly object: (value: unknown) => { readonly apiVersion: string; readonly kind: string };
  readonly decoded: readonly unknown[];
  readonly refused: readonly unknown[];
}

const pod = (value: unknown): object => ({ metadata: { name: 'a' }, spec: { containers: [{ name: 'a', image: 'a' }], ...value as object } });

export const FIELD_VALUES: readonly FieldValues[] = [
  {
    field: 'a string',
    object: value => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', annotations: { a: value } } }),
    decoded: [null, '', 'true', '5'],
    refused: [true, 5, 0.5, [], ['a'], {}],
  },
  {
    field: 'a boolean',
    object: value => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, immutable: value }),
    decoded: [null, true, false],
    refused: ['true', '', 0, 1, [], {}],
  },
  {
    field: 'an integer of 32 bits',
    object: value => ({ apiVersion: 'apps/v1', kind: 'Deployment', ...pod({}), spec: { replicas: value } }),
    decoded: [null, 0, 1, -1, 2147483647, -2147483648],
    refused: ['1', '', 0.5, 2147483648, -2147483649, 1e19, true, [], {}],
  },
  {
    field: 'an integer of 64 bits',
    object: value => ({ apiVersion: 'v1', kind: 'Pod', ...pod({ activeDeadlineSeconds: value }) }),
    decoded: [null, 1, 2147483648, 9007199254740991],
    refused: ['1', 0.5, 1e19, true, []],
  },
  {
    field: 'a quantity',
    object: value => ({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'a' }, spec: { hard: { pods: value } } }),
    decoded: [null, 0, -1, 0.5, 1e19, '5', ' 1 ', '+', '-', '.', '1.', '.5', '+.5k', '100m', '1Gi', '1e3', '1E3', '1e+3', 'e5', 'E', 'm', '1u', '1n'],
    refused: ['', 'a', 'true', '1e', '1mm', '1Kii', '1 Gi', '1Ki5', '0x1', 'Infinity', true, [], {}],
  },
  {
    field: 'an integer or a string',
    object: value => ({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'a' }, spec: { minAvailable: value } }),
    decoded: [null, 0, 5, 2147483647, '', '5', '50%', 'a'],
    refused: [0.5, 2147483648, true, [], {}],
  },
  {
    field: 'a time',
    object: value => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', creationTimestamp: value } }),
    decoded: [
      null, '2030-01-31T12:00:00Z', '2030-01-31T1:00:00Z', '2030-01-31T12:00:00,5Z', '2030-01-31T12:00:00.123456789123Z', '2030-01-31T12:00:00+24:60',
      '2024-02-29T00:00:00-07:00', '0000-01-01T00:00:00Z',
    ],
    refused: [
      '', 'a', '2030-01-31', '2030-01-31T12:00:00', '2030-01-31t12:00:00z', '2030-01-31T24:00:00Z', '2030-01-31T12:60:00Z', '2030-01-31T12:00:60Z',
      '2030-02-30T12:00:00Z', '1900-02-29T00:00:00Z', '2030-04-31T00:00:00Z', '2030-13-01T00:00:00Z', '2030-00-01T00:00:00Z', '2030-01-31T12:00:00+25:00',
      2030, true, [], {},
    ],
  },
  {
    field: 'base64',
    object: value => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { a: value } }),
    decoded: [null, '', 'true', 'YQ==', 'YWJj', 'YW\nJj'],
    refused: ['a', 'YWI', 'YQ=', 'Y Q=', '====', 'Y===', 'YW-_', 5, true, {}],
  },
  {
    field: 'a list',
    object: value => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', finalizers: value } }),
    decoded: [null, [], [null], ['a/b']],
    refused: ['a', 5, true, {}, [5], [['a']]],
  },
  {
    field: 'a map',
    object: value => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', labels: value } }),
    decoded: [null, {}, { a: null }, JSON.parse('{"constructor":"a"}')],
    refused: ['a', 5, true, [], { a: 5 }, { a: true }, JSON.parse('{"__proto__":5}')],
  },
  {
    field: 'an object',
    object: value => ({ apiVersion: 'v1', kind: 'Pod', ...pod({ securityContext: value }) }),
    decoded: [null, {}],
    refused: ['a', 5, true, [], [{}]],
  },
  {
    field: 'a list of objects',
    object: value => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'a' }, rules: value }),
    decoded: [null, []],
    refused: [{}, { verbs: ['get'] }, ['get'], [5], [[]], [{ verbs: 'get' }], [{ verbs: [5] }]],
  },
];
