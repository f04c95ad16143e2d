import { Roles } from '../../../src/kubernetes/rbac/granted-rules';
import { objectsOf } from '../../../src/kubernetes/workloads';

const API = 'rbac.authorization.k8s.io/v1';
const RULE = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
const OTHER = { apiGroups: [''], resources: ['secrets'], verbs: ['get'] };

function roles(...objects: object[]): Roles {
  return new Roles(objects.flatMap(object => objectsOf({ apiVersion: API, ...object })));
}

const role = (name: string, namespace: string | undefined, rules: unknown): object => ({ kind: 'Role', metadata: { name, namespace }, rules });

test('a role of the namespace of the binding', () => {
  const known = roles(role('r', 'a', [RULE]), role('r', 'b', [OTHER]));
  expect(known.grantedBy({ kind: 'Role', name: 'r' }, 'b')).toEqual([OTHER]);
});

test('a role in a namespace that is not known may be the one', () => {
  const known = roles(role('r', undefined, [RULE]), role('r', 'b', [OTHER]));
  expect(known.grantedBy({ kind: 'Role', name: 'r' }, 'b')).toEqual([RULE, OTHER]);
  expect(known.grantedBy({ kind: 'Role', name: 'r' }, undefined)).toEqual([RULE, OTHER]);
});

test('a ClusterRole needs no namespace, and is no Role', () => {
  const known = roles({ kind: 'ClusterRole', metadata: { name: 'r' }, rules: [RULE] });
  expect(known.grantedBy({ kind: 'ClusterRole', name: 'r' }, 'b')).toEqual([RULE]);
  expect(known.grantedBy({ kind: 'Role', name: 'r' }, 'b')).toBe('unknown');
});

test.each([undefined, null, []])('a role with the rules %j grants nothing', rules => {
  expect(roles(role('r', 'a', rules)).grantedBy({ kind: 'Role', name: 'r' }, 'a')).toEqual([]);
});

test.each(['text', [null], [{}], [{ verbs: 'get' }], [{ verbs: ['get'], resources: 'pods' }]])('a role with the rules %j may grant anything', rules => {
  expect(roles(role('r', 'a', rules)).grantedBy({ kind: 'Role', name: 'r' }, 'a')).toBe('unknown');
});

test('a role whose rules the cluster fills in may grant anything', () => {
  const known = roles({ kind: 'ClusterRole', metadata: { name: 'r' }, aggregationRule: {}, rules: [] });
  expect(known.grantedBy({ kind: 'ClusterRole', name: 'r' }, undefined)).toBe('unknown');
});

test.each([undefined, {}, { kind: 'Role' }, { kind: 'Role', name: 'elsewhere' }, 'r'])('the reference %j may grant anything', roleRef => {
  expect(roles(role('r', 'a', [RULE])).grantedBy(roleRef, 'a')).toBe('unknown');
});

test('an object of another API group is no role', () => {
  const known = new Roles(objectsOf({ apiVersion: 'example.com/v1', kind: 'Role', metadata: { name: 'r' }, rules: [] }));
  expect(known.grantedBy({ kind: 'Role', name: 'r' }, 'a')).toBe('unknown');
});
