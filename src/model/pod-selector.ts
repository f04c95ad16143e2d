import { isUnreadable } from './_unreadable';
import { LabelSelector, Labels } from './label-selector';
import { Workload } from './workload';
import type * as k8s from '../objects/kubernetes-types';

/**
 * Labels that pods get from their controllers and from the EKS webhook; templates do
 * not show them.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
const ADDED_LABELS: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index', 'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-completion-index', 'batch.kubernetes.io/job-name',
  'controller-revision-hash', 'controller-uid', 'eks.amazonaws.com/pod-identity', 'job-name', 'pod-template-generation', 'pod-template-hash',
  'statefulset.kubernetes.io/pod-name', 'topology.kubernetes.io/region', 'topology.kubernetes.io/zone',
]);

/** A label selector for pods, evaluated on their templates. */
export function podSelector(selector: k8s.LabelSelector | null | undefined): LabelSelector {
  return new LabelSelector(selector, ADDED_LABELS);
}

/** The labels of the pods of a workload. */
export function labelsOf({ object, pod, podPath }: Pick<Workload, 'object' | 'pod' | 'podPath'>): Labels {
  return isUnreadable(object, [...podPath, 'metadata', 'labels']) ? undefined : pod.metadata?.labels ?? {};
}
