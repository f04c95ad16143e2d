import { App, AppProps, Chart } from 'cdk8s';
import { Check, newApp, newConfigMap, Visitor } from './_apps';
import { Aspects, IAspect, SecureDeployment } from '../../src';
import { addManifestValidation } from '../../src/constructs/_manifest-validation';

/** Goes on after an error. */
class StubbornApp extends App {
  public synth(): void {
    try { super.synth(); } catch { this.charts[0].toJson(); }
  }
}

/** An app of three charts, with a validation of what the second writes. */
function withValidation(validate: () => string[], aspects: readonly IAspect[], AppClass?: new (props: AppProps) => App): App {
  const app = newApp({}, AppClass);
  for (const id of ['one', 'two', 'three']) { newConfigMap(new Chart(app, id), 'a'); }
  addManifestValidation(app.node.findChild('two'), validate);
  if (aspects.length > 0) { Aspects.of(app).add(...aspects); }
  return app;
}

test('runs in each round of cdk8s without aspects, and once a synth where manifests are rendered for them', () => {
  const validate = jest.fn(() => []);
  withValidation(validate, []).synth();
  expect(validate).toHaveBeenCalledTimes(4);
  validate.mockClear();
  const app = withValidation(validate, [new Check()]);
  app.synth();
  expect(validate).toHaveBeenCalledTimes(1);
  app.synthYaml();
  expect(validate).toHaveBeenCalledTimes(2);
  validate.mockClear();
  expect(app.node.findChild('two').node.validate()).toEqual([]);
  expect(validate).toHaveBeenCalledTimes(1);
});

test('runs in each round with aspects that read no manifests', () => {
  const validate = jest.fn(() => []);
  withValidation(validate, [new Visitor(() => {})]).synth();
  expect(validate).toHaveBeenCalledTimes(4);
});

test('runs each time that a chart is rendered alone', () => {
  const validate = jest.fn(() => []);
  const app = withValidation(validate, [new Check()]);
  Chart.of(app.node.findChild('two')).toJson();
  Chart.of(app.node.findChild('one')).toJson();
  expect(validate).toHaveBeenCalledTimes(2);
});

test('that finds something is heard in each synth, also by a program that goes on after the first error', () => {
  const app = withValidation(() => ['wrong'], [new Check()], StubbornApp);
  for (const _ of [1, 2]) { expect(() => app.synth()).toThrow(/^Validation failed with the following errors:\n {2}\[two\] wrong$/); }
});

test('runs again where other validations find something, for a program that goes on', () => {
  const validate = jest.fn(() => []);
  const app = withValidation(validate, [new Check()], StubbornApp);
  app.node.findChild('one').node.addValidation({ validate: () => ['wrong'] });
  expect(() => app.synth()).toThrow('[one] wrong');
  expect(validate).toHaveBeenCalledTimes(2);
});

test('is heard after a late visit, which may spoil what was right before, also by a program that goes on', () => {
  let right = true;
  const spoil = new Visitor(construct => { if (construct.node.id === 'late') { right = false; } });
  const app = withValidation(() => right ? [] : ['spoilt'], [spoil, new Check()], StubbornApp);
  const chart = app.node.findChild('one');
  chart.node.addValidation({
    validate: () => {
      if (!chart.node.tryFindChild('late')) { newConfigMap(chart, 'late'); }
      return [];
    },
  });
  expect(() => app.synth()).toThrow('[two] spoilt');
});

test('a hardened workload that was weakened after one synth fails the next', () => {
  const app = newApp();
  const chart = new Chart(app, 'chart');
  const deployment = new SecureDeployment(chart, 'web', { containers: [{ name: 'app', image: 'app:v1' }] });
  Aspects.of(app).add(new Check());
  app.synth();
  Object.assign(deployment.containers[0].securityContext, { privileged: true });
  expect(() => app.synth()).toThrow(/\[chart\/web\] .*privileged/);
});
