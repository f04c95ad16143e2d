import { HardeningMeasure } from './hardening-measure';
import { AcceptedRule } from '../../acceptance';
import type * as k8s from '../../objects/kubernetes-types';

/** The quantities, in manifest notation, for a container that sets none. */
export interface ResourceQuantities {
  readonly cpuRequest: string;
  readonly memoryRequest: string;
  readonly memoryLimit: string;
  readonly cpuLimit?: string;
}

/** One change of a pod spec. */
export interface Step {
  /** The container; unset for the whole pod. */
  readonly container?: string;
  /** Why it can't break a working pod; unset if it could. */
  readonly proof?: string;
  /** Returns a new spec. */
  apply(spec: k8s.PodSpec): k8s.PodSpec;
}

/** A field that can be hardened. */
export interface Measure {
  readonly measure: HardeningMeasure;
  /** What a change does, as in `it has requests and a memory limit`. */
  readonly effect: string;
  /** What it could break. */
  readonly risk: string;
  /** The rules whose acceptance leaves a container, or the pod, unchanged. */
  readonly rules: readonly AcceptedRule[];
  /** The possible changes, one step per container or one for the pod. */
  steps(spec: k8s.PodSpec, context: { readonly resources: ResourceQuantities; readonly isAccepted: (container: string) => boolean }): Step[];
}
