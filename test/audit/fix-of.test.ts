import { fixOf } from '../../src/audit/fix-of';
import { objects } from '../_objects';

const [pod] = objects('{apiVersion: v1, kind: Pod, metadata: {name: web}}');
const ofConstruct = { ...pod, origin: { ...pod.origin, construct: 'app/web' } };
const rule = { fix: { yaml: 'a: b', construct: 'new A()' } };

test('the fix of the rule is an example, in the language of the object', () => {
  expect(fixOf(pod, rule, undefined)).toEqual({ fix: 'a: b', fixIsExample: true });
  expect(fixOf(ofConstruct, rule, undefined)).toEqual({ fix: 'new A()', fixIsExample: true });
});

test('what was made for the object is none', () => {
  expect(fixOf(pod, rule, 'c: d')).toEqual({ fix: 'c: d' });
});
