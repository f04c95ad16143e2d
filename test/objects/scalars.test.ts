import { FIELD_VALUES } from './_decoding';
import { checkFields } from '../../src/objects/check-fields';
import { structOfKind } from '../../src/objects/field-type';

const rows = FIELD_VALUES.flatMap(({ field, object, decoded, refused }) => [
  ...decoded.map(value => [field, JSON.stringify(value), object(value), 0] as const),
  ...refused.map(value => [field, JSON.stringify(value), object(value), 1] as const),
]);

test.each(rows)('%s: %s', (_field, _value, object, wrong) => {
  expect(checkFields(object, structOfKind(object)!).wrongTypes).toHaveLength(wrong);
});
