import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { KINDS, manifestOf, newChart, renderedPod } from './_pods';
import { ResourceDefaults, SecureDeployment, SecurePod, SecureStatefulSet } from '../../src';

const APP = { name: 'app', image: 'app:v1' };

describe.each(KINDS)('Secure$kind', ({ kind, create, podSpec }) => {
  test('accepts memory and ephemeral storage in any unit', () => {
    const chart = newChart();
    const sizes = {
      memory: { request: Size.kibibytes(150_000), limit: Size.kibibytes(150_001) },
      ephemeralStorage: { request: Size.mebibytes(100), limit: Size.gibibytes(2) },
    };
    create(chart, 'web', { containers: [{ ...APP, resources: sizes }], initContainers: [{ name: 'setup', image: 'setup:v1', resources: sizes }] });
    const { containers, initContainers } = podSpec(manifestOf(chart, kind));
    for (const { resources } of [...containers, ...initContainers]) {
      expect(resources).toEqual({
        requests: { 'cpu': '100m', 'memory': '150000Ki', 'ephemeral-storage': '100Mi' },
        limits: { 'memory': '150001Ki', 'ephemeral-storage': '2Gi' },
      });
    }
  });
});

describe('a HorizontalPodAutoscaler without metrics', () => {
  const SCALABLE = [
    { kind: 'Deployment', create: (chart: ReturnType<typeof newChart>) => new SecureDeployment(chart, 'web', { containers: [APP] }) },
    {
      kind: 'StatefulSet',
      create: (chart: ReturnType<typeof newChart>) => new SecureStatefulSet(chart, 'web', { containers: [{ ...APP, portNumber: 8080 }] }),
    },
  ];

  test.each(SCALABLE)('accepts a $kind whose containers set no resources', ({ kind, create }) => {
    const chart = newChart();
    new kplus.HorizontalPodAutoscaler(chart, 'scaler', { target: create(chart), maxReplicas: 5 });
    const { spec } = manifestOf(chart, kind);
    expect(spec).not.toHaveProperty('replicas');
    expect(spec.template.spec.containers[0].resources).toEqual({ requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } });
  });

  test.each(SCALABLE)('gets the defaults that are set after a $kind', ({ create }) => {
    const chart = newChart();
    const workload = create(chart);
    ResourceDefaults.of(chart).set({ cpuRequest: kplus.Cpu.millis(25) });
    const [container] = workload.toScalingTarget().containers;
    expect(container.name).toBe('app');
    expect(container.resources?.cpu?.request?.amount).toBe('25m');
  });
});

describe('the CPU limit of ResourceDefaults', () => {
  const resourcesWith = (cpuLimit: kplus.Cpu, cpu?: kplus.CpuResources): object => {
    const chart = newChart();
    ResourceDefaults.of(chart).set({ cpuLimit });
    new SecurePod(chart, 'pod', { containers: [{ ...APP, resources: { cpu } }] });
    const { requests, limits } = renderedPod(chart).containers[0].resources;
    return { request: requests.cpu, limit: limits.cpu };
  };

  test('applies to a container without one', () => {
    expect(resourcesWith(kplus.Cpu.millis(500))).toEqual({ request: '100m', limit: '500m' });
  });

  test('is never below the request, nor is the default request above it', () => {
    expect(resourcesWith(kplus.Cpu.millis(500), { request: kplus.Cpu.units(2) })).toEqual({ request: '2', limit: '2' });
    expect(resourcesWith(kplus.Cpu.millis(50))).toEqual({ request: '50m', limit: '50m' });
  });

  test('keeps a limit of the container', () => {
    expect(resourcesWith(kplus.Cpu.millis(500), { limit: kplus.Cpu.units(4) })).toEqual({ request: '100m', limit: '4' });
  });
});
