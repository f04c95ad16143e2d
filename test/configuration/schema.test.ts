import { Ajv } from 'ajv';
import { configurationSchema } from '../../src/configuration/schema';
import { RULE_DESCRIPTIONS } from '../../src/rules/registry';

test('it is a schema that strict validators take', () => {
  expect(() => new Ajv({ strict: true }).compile(configurationSchema())).not.toThrow();
});

test('an editor can describe each key and each rule', () => {
  const properties = (configurationSchema() as any).properties;
  for (const key of Object.keys(properties)) { expect(properties[key].description).toMatch(/\S{3}/); }
  expect(Object.keys(properties.rules.properties)).toEqual(RULE_DESCRIPTIONS.map(({ id }) => id));
  for (const { id, summary } of RULE_DESCRIPTIONS) { expect(properties.rules.properties[id].description).toBe(summary); }
});
