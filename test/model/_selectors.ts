const expression = (operator: unknown, values?: unknown, key: unknown = 'app') => ({ matchExpressions: [{ key, operator, values }] });

/** Selectors that the API server accepts, as `testbed/tests/label-selectors.test.ts` verifies. */
export const ACCEPTED_SELECTORS: readonly unknown[] = [
  {}, { matchLabels: {} }, { matchLabels: null, matchExpressions: null }, { matchExpressions: [] },
  { matchLabels: { app: 'web', constructor: 'x', toString: '' } }, { matchLabels: { app: null } },
  expression('In', ['web']), expression('NotIn', ['web', 'db']), expression('Exists'), expression('DoesNotExist'),
  expression('Exists', []), expression('DoesNotExist', null), expression('Exists', undefined, 'constructor'), expression('In', ['']),
];

/** Selectors that the API server rejects. */
export const REFUSED_SELECTORS: readonly unknown[] = [
  'web', 7, [], { matchLabels: 'app=web' }, { matchLabels: { app: 1 } }, { matchLabels: { app: true } }, { matchExpressions: {} }, { matchExpressions: [null] },
  expression('Like', ['web']), expression('in', ['web']), expression('', ['web']), expression(undefined, ['web']), expression(null),
  expression('In'), expression('In', []), expression('NotIn', null), expression('In', 'web'), expression('In', [1]),
  expression('Exists', ['web']), expression('DoesNotExist', ['web']), expression('Exists', undefined, ''), expression('Exists', undefined, 7),
  { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'app', operator: 'Is', values: ['web'] }] },
];
