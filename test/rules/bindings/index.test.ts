import { found } from '../_found';
import { rulesOf } from '../_rules-of';

const BINDING_RULES = rulesOf('bindings');

const NAMES = ['apiVersion', 'kind', 'metadata', 'roleRef', 'subjects'];
const SHAPES = ['null', '5', 'text', '[]', '[null, 5, text, [[]]]', '{}', '[{}]', '[{ kind: 5, name: {} }]', '{ kind: [], name: null, apiGroup: 5 }', '&a [*a]', '{ __proto__: { name: x } }'];

test.each(NAMES.slice(2).flatMap(name => SHAPES.map(shape => [name, shape])))('%s with the shape %s does not throw', (name, shape) => {
  const fields: { [name: string]: string } = {
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: '{ name: binding }', roleRef: '{ kind: ClusterRole, name: view }', subjects: '[]', [name]: shape,
  };
  const yaml = NAMES.map(key => `${key}: ${fields[key]}`).join('\n');
  for (const rule of BINDING_RULES) { expect(() => found(rule, yaml)).not.toThrow(); }
});

test('each rule is listed once, with complete texts', () => {
  expect(new Set(BINDING_RULES.map(({ id }) => id)).size).toBe(19);
  for (const { summary, why, fix, references } of BINDING_RULES) {
    expect([summary, why, fix.construct, fix.yaml].every(text => text.trim() !== '')).toBe(true);
    expect(references.length).toBeGreaterThan(0);
  }
});
