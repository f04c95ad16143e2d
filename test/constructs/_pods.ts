import { App, Chart, Cron } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  SecureCronJob, SecureDaemonSet, SecureDeployment, SecureJob, SecurePod, SecureStatefulSet, SecureWorkloadProps,
} from '../../src';

/** A chart with the namespace `production` and readable names. */
export function newChart(namespace: string | undefined = 'production'): Chart {
  return new Chart(new App(), 'app', { namespace, disableResourceNameHashes: true });
}

/** A chart without a namespace. */
export function newChartWithoutNamespace(): Chart {
  return new Chart(new App(), 'app', { disableResourceNameHashes: true });
}

type WorkloadProps = SecureWorkloadProps & kplus.AbstractPodProps & { readonly metadata?: object };
export type SecureWorkload = SecurePod | SecureDeployment | SecureStatefulSet | SecureDaemonSet | SecureJob | SecureCronJob;

/** How to create each of the six kinds, and where the manifest has its pod spec. */
export const KINDS: {
  readonly kind: string;
  create(scope: Construct, id: string, props: WorkloadProps & { readonly spread?: boolean }): SecureWorkload;
  podSpec(manifest: any): any;
}[] = [
  { kind: 'Pod', create: (scope, id, props) => new SecurePod(scope, id, props), podSpec: manifest => manifest.spec },
  { kind: 'Deployment', create: (scope, id, props) => new SecureDeployment(scope, id, props), podSpec: manifest => manifest.spec.template.spec },
  {
    kind: 'StatefulSet',
    create: (scope, id, props) => new SecureStatefulSet(scope, id, { service: headlessService(scope, id), ...props }),
    podSpec: manifest => manifest.spec.template.spec,
  },
  { kind: 'DaemonSet', create: (scope, id, props) => new SecureDaemonSet(scope, id, props), podSpec: manifest => manifest.spec.template.spec },
  { kind: 'Job', create: (scope, id, props) => new SecureJob(scope, id, props), podSpec: manifest => manifest.spec.template.spec },
  {
    kind: 'CronJob',
    create: (scope, id, props) => new SecureCronJob(scope, id, { schedule: Cron.hourly(), ...props }),
    podSpec: manifest => manifest.spec.jobTemplate.spec.template.spec,
  },
];


function headlessService(scope: Construct, id: string): kplus.Service {
  return new kplus.Service(scope, `${id}-service`, { clusterIP: 'None', ports: [{ port: 80 }] });
}

/** The only manifest of a kind. */
export function manifestOf(chart: Chart, kind: string): any {
  const found = chart.toJson().filter(manifest => manifest.kind === kind);
  expect(found).toHaveLength(1);
  return found[0];
}

/** The pod spec of the only `SecurePod` in a chart. */
export function renderedPod(chart: Chart): any {
  return manifestOf(chart, 'Pod').spec;
}
