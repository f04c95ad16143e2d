import { Chart } from 'cdk8s';
import { Check, filesOf, newApp, OUTPUT_TYPES } from './_apps';
import { Aspects, SecureDeployment } from '../../src';

/** A chart with a hardened workload and a later validation that weakens it. */
function weakenedLate(...args: Parameters<typeof newApp>): Chart {
  const app = newApp(...args);
  const chart = new Chart(app, 'chart');
  const { containers } = new SecureDeployment(chart, 'web', { containers: [{ name: 'app', image: 'app:v1' }] });
  new Chart(app, 'later').node.addValidation({
    validate: () => {
      Object.assign(containers[0].securityContext, { privileged: true });
      return [];
    },
  });
  Aspects.of(app).add(new Check());
  return chart;
}

test.each(OUTPUT_TYPES)('the validation of a workload sees changes by a later validation, %s', (_, yamlOutputType) => {
  const { node } = weakenedLate({ yamlOutputType });
  const app = node.root as ReturnType<typeof newApp>;
  expect(() => app.synth()).toThrow(/\[chart\/web\] .*privileged/);
  expect(filesOf(app)).toEqual({});
});

test('the validation of a workload sees changes by a later validation if its chart is rendered alone', () => {
  expect(() => weakenedLate().toJson()).toThrow(/\[chart\/web\] .*privileged/);
});
