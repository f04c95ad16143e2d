import { EmbeddedPod, Graft, graftedPod, partsAt, PodOptions } from './embedded-pod';
import { DataPath, valueAt } from '../data-path';

/** Fields with the same name as in a pod, of kinds without a template. */
const POD_FIELDS = [
  'containers', 'initContainers', 'volumes', 'serviceAccountName', 'automountServiceAccountToken', 'securityContext', 'hostNetwork', 'hostUsers', 'nodeSelector',
  'enableServiceLinks', 'imagePullSecrets',
] as const;
const MERGED: PodOptions = { absent: 'unknown', choosesAccount: true };

/**
 * Prometheus and similar kinds, whose spec has fields of the pod. The operator merges
 * them with its own.
 *
 * @see https://github.com/prometheus-operator/prometheus-operator/tree/main/pkg/apis/monitoring
 */
export function prometheusPods(kind: string, object: unknown): EmbeddedPod[] {
  if (!['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'].includes(kind)) { return []; }
  const grafts = POD_FIELDS.map((name): Graft => ({ to: ['spec', name], from: [['spec', name]] }));
  return [graftedPod(object, ['spec'], [...grafts, { to: ['metadata'], from: [['spec', 'podMetadata']] }], MERGED)];
}

/**
 * The driver and the executors of a SparkApplication.
 *
 * @see https://github.com/kubeflow/spark-operator/blob/master/api/v1beta2/sparkapplication_types.go
 */
export function sparkPods(kind: string, object: unknown): EmbeddedPod[] {
  const application = kind === 'SparkApplication' ? ['spec'] : kind === 'ScheduledSparkApplication' ? ['spec', 'template'] : undefined;
  if (application === undefined) { return []; }
  return ['driver', 'executor'].filter(role => valueAt(object, [...application, role]) !== undefined).map(role => sparkPod(object, application, role));
}

function sparkPod(object: unknown, application: DataPath, role: string): EmbeddedPod {
  const pod = [...application, role];
  const same = (to: DataPath, names: readonly string[]): Graft[] => names.map(name => ({ to: [...to, name], from: [[...pod, name]] }));
  const main = ['spec', 'containers', 0];
  return graftedPod(object, pod, [
    { to: [...main, 'name'], value: `spark-kubernetes-${role}` },
    { to: [...main, 'image'], from: [[...pod, 'image'], [...application, 'image']] },
    ...same(main, ['env', 'envFrom', 'volumeMounts', 'securityContext', 'ports', 'lifecycle']),
    ...partsAt(object, [...pod, 'sidecars']).map((sidecar, index): Graft => ({ to: ['spec', 'containers', index + 1], from: [sidecar] })),
    ...same(['spec'], ['initContainers', 'hostNetwork', 'shareProcessNamespace', 'nodeSelector']),
    { to: ['spec', 'volumes'], from: [[...application, 'volumes']] },
    { to: ['spec', 'securityContext'], from: [[...pod, 'podSecurityContext']] },
    { to: ['spec', 'serviceAccountName'], from: [[...pod, 'serviceAccount']] },
    ...same(['metadata'], ['labels', 'annotations']),
  ], { ...MERGED, key: role });
}
