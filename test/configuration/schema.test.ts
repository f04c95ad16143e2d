import { Ajv } from 'ajv';
import { configurationSchema } from '../../src/configuration/schema';
import { RULE_DESCRIPTIONS } from '../../src/rules/registry';

test('strict validators accept the schema', () => {
  expect(() => new Ajv({ strict: true }).compile(configurationSchema())).not.toThrow();
});

test('each key and each rule has a description for editors', () => {
  const properties = (configurationSchema() as any).properties;
  for (const key of Object.keys(properties)) { expect(properties[key].description).toMatch(/\S{3}/); }
  expect(Object.keys(properties.rules.properties)).toEqual(RULE_DESCRIPTIONS.map(({ id }) => id));
  for (const { id, summary } of RULE_DESCRIPTIONS) { expect(properties.rules.properties[id].description).toBe(summary); }
});
