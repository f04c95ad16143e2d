import { RULE_DESCRIPTIONS } from '../../src/rules/registry';

test.each(RULE_DESCRIPTIONS.map(({ id, remedy }) => [id, remedy]))('%s says in a few words what to change', (_, remedy) => {
  // It is continued by "in Role reader".
  expect(remedy).toMatch(/^[a-z].{5,58}[^.,]$/);
});
