import { PodView } from './pod-view';
import { DataPath } from '../../objects/data-path';

/** The levels of the Pod Security Standards that have restrictions. */
export type PodSecurityLevel = 'baseline' | 'restricted';

/** One field of a pod that a control forbids. */
export interface PodSecurityViolation {
  /** The id of the control. */
  readonly control: string;
  /** The path from the top of the pod. */
  readonly path: DataPath;
  /** The name of the container, if the violation is in one. */
  readonly container?: string;
  /** The current value and the allowed ones, in one sentence. */
  readonly message: string;
  /** The minor versions of Kubernetes with this violation; all requested ones when unset. */
  readonly minors?: readonly number[];
}

/** A finding of a check; the caller adds the control and the versions. */
export type PodSecurityFinding = Omit<PodSecurityViolation, 'control' | 'minors'>;

/** The check of a control from one policy version on. */
export interface PodSecurityCheck {
  /** The minor version of Kubernetes from which the check holds. */
  readonly since: number;
  check(pod: PodView): PodSecurityFinding[];
}

/**
 * A control of the Pod Security Standards.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export interface PodSecurityControl {
  /** The id in Kubernetes. */
  readonly id: string;
  readonly level: PodSecurityLevel;
  /** Its purpose. */
  readonly summary: string;
  /** The fields it checks; `*` stands for every init, regular and ephemeral container. */
  readonly fields: readonly string[];
  /** The checks, oldest first; the newest one that a policy version includes applies. */
  readonly checks: readonly PodSecurityCheck[];
}
