import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { newChart, renderedPod } from './_pods';
import { ResourceDefaults, SecurePod } from '../../src';

const APP = { name: 'app', image: 'app:v1' };

test('apply field by field to unset resources of a container', () => {
  const chart = newChart();
  new SecurePod(chart, 'pod', {
    containers: [
      { ...APP, resources: { memory: { limit: Size.gibibytes(1) } } },
      { name: 'small', image: 'small', resources: { memory: { limit: Size.mebibytes(32) }, cpu: { request: kplus.Cpu.units(1) } } },
      { name: 'disk', image: 'disk', resources: { ephemeralStorage: { limit: Size.gibibytes(2) } } },
    ],
  });
  expect(renderedPod(chart).containers.map((container: any) => container.resources)).toEqual([
    { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '1024Mi' } },
    { requests: { cpu: '1', memory: '32Mi' }, limits: { memory: '32Mi' } },
    { requests: { cpu: '100m', memory: '128Mi' }, limits: { 'memory': '512Mi', 'ephemeral-storage': '2Gi' } },
  ]);
});

test.each(['before', 'after'])('of the nearest construct apply, set %s the workload', order => {
  const app = new App();
  const chart = new Chart(app, 'app');
  const set = (): void => {
    ResourceDefaults.of(app).set({ cpuRequest: kplus.Cpu.millis(50), memoryLimit: Size.mebibytes(200) });
    ResourceDefaults.of(chart).set({ memoryLimit: Size.mebibytes(384) });
    ResourceDefaults.of(chart).set({ memoryRequest: Size.mebibytes(64) });
  };
  if (order === 'before') { set(); }
  new SecurePod(chart, 'pod', { containers: [APP] });
  if (order === 'after') { set(); }
  expect(renderedPod(chart).containers[0].resources).toEqual({ requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '384Mi' } });
});

test('an attached container keeps its own', () => {
  const chart = newChart();
  new SecurePod(chart, 'pod', { containers: [APP] }).attachContainer(new kplus.Container({ name: 'made', image: 'made' }));
  expect(renderedPod(chart).containers[1].resources).toEqual({
    requests: { cpu: '1000m', memory: '512Mi' }, limits: { cpu: '1500m', memory: '2048Mi' },
  });
});
