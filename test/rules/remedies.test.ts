import { RULE_DESCRIPTIONS } from '../../src/rules/registry';

test.each(RULE_DESCRIPTIONS.map(({ id, remedy }) => [id, remedy]))('%s states the change in a few words', (_, remedy) => {
  // Messages append "in Role reader".
  expect(remedy).toMatch(/^[a-z].{5,58}[^.,]$/);
});
