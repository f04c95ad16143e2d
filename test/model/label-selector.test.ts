import { ACCEPTED_SELECTORS, REFUSED_SELECTORS } from './_selectors';
import { LabelSelector, termsOf } from '../../src/model/label-selector';
import { checkFields } from '../../src/objects/check-fields';
import { structNamed } from '../../src/objects/field-type';

const selects = (selector: any, labels: any) => new LabelSelector(selector).selects(labels);
/** From JSON, because `__proto__` is an ordinary key there. */
const json = (text: string): any => JSON.parse(text);

test.each([
  ['everything', {}, { app: 'web' }, 'yes'],
  ['everything, if unset', undefined, {}, 'yes'],
  ['everything, if null', null, {}, 'yes'],
  ['a label', { matchLabels: { app: 'web' } }, { app: 'web', tier: 'front' }, 'yes'],
  ['another value', { matchLabels: { app: 'web' } }, { app: 'db' }, 'no'],
  ['a missing label', { matchLabels: { app: 'web' } }, {}, 'no'],
  ['one of two labels', { matchLabels: { app: 'web', tier: 'front' } }, { app: 'web' }, 'no'],
  ['an empty value, which null also stands for', { matchLabels: { app: null } }, { app: '' }, 'yes'],
  ['a null label, which is an empty one', { matchLabels: { app: '' } }, { app: null }, 'yes'],
  ['an empty value without a label', { matchLabels: { app: '' } }, {}, 'no'],
] as const)('%s', (_, selector, labels, expected) => {
  expect(selects(selector, labels)).toBe(expected);
});

test.each([
  ['In', ['web'], { app: 'web' }, 'yes'], ['In', ['web'], { app: 'db' }, 'no'], ['In', ['web'], {}, 'no'],
  ['NotIn', ['web'], { app: 'web' }, 'no'], ['NotIn', ['web'], { app: 'db' }, 'yes'], ['NotIn', ['web'], {}, 'yes'],
  ['Exists', undefined, { app: 'db' }, 'yes'], ['Exists', undefined, {}, 'no'],
  ['DoesNotExist', undefined, { app: 'db' }, 'no'], ['DoesNotExist', undefined, {}, 'yes'],
] as const)('%s %j selects %j: %s', (operator, values, labels, expected) => {
  expect(selects({ matchExpressions: [{ key: 'app', operator, values }] }, labels)).toBe(expected);
});

describe.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])('the label %s, which every JavaScript object inherits', key => {
  const labelled = json(`{ "${key}": "web" }`);
  const expression = (operator: string, ...values: string[]) => ({ matchExpressions: [{ key, operator, values }] });

  test.each([
    ['In', expression('In', 'web'), 'yes', 'no'],
    ['NotIn', expression('NotIn', 'web'), 'no', 'yes'],
    ['Exists', expression('Exists'), 'yes', 'no'],
    ['DoesNotExist', expression('DoesNotExist'), 'no', 'yes'],
    ['matchLabels', { matchLabels: json(`{ "${key}": "web" }`) }, 'yes', 'no'],
  ])('with %s', (_, selector, withLabel, without) => {
    expect(selects(selector, labelled)).toBe(withLabel);
    expect(selects(selector, {})).toBe(without);
  });
});

const isRead = (selector: unknown): boolean => checkFields(selector, structNamed('LabelSelector')!).wrongTypes.length === 0;

test.each(ACCEPTED_SELECTORS)('%j is a selector', (selector: any) => {
  expect(isRead(selector)).toBe(true);
  expect(new LabelSelector(selector).isRefused).toBe(false);
});

test.each(REFUSED_SELECTORS)('the API server rejects %j, which then selects nothing', (selector: any) => {
  if (!isRead(selector)) { return; }
  const refused = new LabelSelector(selector);
  expect([refused.isRefused, refused.selects({ app: 'web' }), refused.selects({}), refused.selects(undefined)]).toEqual([true, 'no', 'no', 'no']);
  expect([refused.selectsAll, refused.terms]).toEqual([false, []]);
});

describe.each(['{{ .Chart.Name }}', '${NAME}', '<path:secret/data/x#name>'])('the placeholder %s', placeholder => {
  test('hides a value', () => {
    expect(selects({ matchLabels: { app: placeholder } }, { app: 'web' })).toBe('unknown');
    expect(selects({ matchLabels: { app: 'web' } }, { app: placeholder })).toBe('unknown');
    expect(selects({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['db', placeholder] }] }, { app: 'web' })).toBe('unknown');
    expect(selects({ matchLabels: { app: placeholder } }, { app: placeholder })).toBe('yes');
    expect(selects({ matchLabels: { app: placeholder } }, {})).toBe('no');
  });

  test('hides a key', () => {
    expect(selects({ matchLabels: { [placeholder]: 'web' } }, { app: 'web' })).toBe('unknown');
    expect(selects({ matchLabels: { app: 'web' } }, { [placeholder]: 'web' })).toBe('unknown');
    expect(selects({ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, { [placeholder]: 'web' })).toBe('unknown');
  });

  test('hides an operator', () => {
    const selector = { matchExpressions: [{ key: 'app', operator: placeholder }] };
    expect([selects(selector, { app: 'web' }), new LabelSelector(selector).terms]).toEqual(['unknown', []]);
  });

  test('has no terms', () => {
    expect(termsOf({ app: placeholder })).toBeUndefined();
    expect(termsOf({ [placeholder]: 'web' })).toBeUndefined();
    expect(new LabelSelector({ matchLabels: { app: placeholder, [placeholder]: 'web' } }).terms).toEqual([]);
  });
});

test('unknown labels', () => {
  expect(selects({ matchLabels: { app: 'web' } }, undefined)).toBe('unknown');
  expect(selects({}, undefined)).toBe('yes');
});

test('the terms of labels find each selector that selects them', () => {
  const leads = (selector: any, labels: any) => {
    const terms = termsOf(labels);
    return new LabelSelector(selector).terms.map(list => list.some(term => terms?.includes(term)));
  };
  expect(leads({ matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'In', values: ['a', 'b'] }, { key: 'x', operator: 'Exists' }] },
    { app: 'web', tier: 'b', x: '' })).toEqual([true, true, true]);
  expect(leads({ matchLabels: { app: 'web' } }, { app: 'db' })).toEqual([false]);
  expect(leads({ matchLabels: { app: '' } }, { app: null })).toEqual([true]);
  expect(leads({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['db'] }, { key: 'y', operator: 'DoesNotExist' }] }, {})).toEqual([]);
});
