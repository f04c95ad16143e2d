import { HardeningMeasure } from './hardening-measure';
import { AcceptedRule } from '../../acceptance';
import type * as k8s from '../../objects/kubernetes-types';

/** The quantities a container gets that asks for none itself, as a manifest writes them. */
export interface ResourceQuantities {
  readonly cpuRequest: string;
  readonly memoryRequest: string;
  readonly memoryLimit: string;
  readonly cpuLimit?: string;
}

/** One change of a pod spec. */
export interface Step {
  /** The container; unset when it is about the whole pod. */
  readonly container?: string;
  /** Why it can't break a pod that works; unset when it could. */
  readonly proof?: string;
  /** A new spec. */
  apply(spec: k8s.PodSpec): k8s.PodSpec;
}

/** A field that can be hardened. */
export interface Measure {
  readonly measure: HardeningMeasure;
  /** What a change does, as in `runs as root no more`. */
  readonly effect: string;
  /** What it could break. */
  readonly risk: string;
  /** The rule under which a container, or the pod, may be accepted as it is. */
  readonly rules: readonly AcceptedRule[];
  /** What could be changed, one step a container or one for the pod. */
  steps(spec: k8s.PodSpec, context: { readonly resources: ResourceQuantities; readonly isAccepted: (container: string) => boolean }): Step[];
}
