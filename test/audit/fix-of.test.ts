import { fixOf } from '../../src/audit/fix-of';
import { AppModel } from '../../src/model/app-model';
import { objects } from '../_objects';

const [pod] = objects('{apiVersion: v1, kind: Pod, metadata: {name: web}}');
const ofConstruct = { ...pod, origin: { ...pod.origin, construct: 'app/web' } };
const rule = { fix: { yaml: 'a: b', construct: 'new A()' } };

test('the fix of the rule is an example, in the language of the object', () => {
  expect(fixOf(pod, rule, [], undefined)).toEqual({ fix: 'a: b', fixIsExample: true });
  expect(fixOf(ofConstruct, rule, [], undefined)).toEqual({ fix: 'new A()', fixIsExample: true });
});

test('a fix made for the object is not an example', () => {
  expect(fixOf(pod, rule, [], 'c: d')).toEqual({ fix: 'c: d' });
});

test('objects of Include are fixed in their YAML', () => {
  const included = { ...pod, origin: { ...pod.origin, construct: 'app/web', isIncluded: true } };
  expect(fixOf(included, rule, [], undefined)).toEqual({ fix: 'a: b', fixIsExample: true });
  expect(fixOf(included, rule, [], 'c: d')).toEqual({ fix: 'c: d' });
});

test('an example in code uses the class, id, container and image of the workload', () => {
  const [job] = objects('{apiVersion: batch/v1, kind: Job, metadata: {name: shop-report}, spec: {template: {spec: {containers: [{name: a, image: "a:v2"}, {name: b}]}}}}');
  const ofJob = { ...job, origin: { ...job.origin, construct: 'shop/report/Resource' } };
  const { containers } = new AppModel([ofJob]).workloads[0];
  const example = "new SecureDeployment(chart, 'web', { containers: [{ name: 'app', image: 'registry.example.com/web:v1' }] });";
  const fixAt = (index: number): string =>
    fixOf(ofJob, { fix: { yaml: '', construct: example } }, ['spec', 'template', 'spec', 'containers', index, 'image'], undefined, containers).fix;
  expect(fixAt(0)).toBe("new SecureJob(chart, 'report', { containers: [{ name: 'a', image: 'a:v2' }] });");
  expect(fixAt(1)).toBe("new SecureJob(chart, 'report', { containers: [{ name: 'b', image: 'registry.example.com/web:v1' }] });");
});
