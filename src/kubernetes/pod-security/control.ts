import { PodView } from './pod-view';
import { DataPath } from '../../objects/data-path';

/** The levels of the Pod Security Standards that forbid anything. */
export type PodSecurityLevel = 'baseline' | 'restricted';

/** One field of a pod that a control forbids. */
export interface PodSecurityViolation {
  /** The id of the control. */
  readonly control: string;
  /** Where, from the top of the pod. */
  readonly path: DataPath;
  /** The container's name, where it is about one. */
  readonly container?: string;
  /** What is there and what is allowed, in one sentence. */
  readonly message: string;
  /** The minor versions of Kubernetes in which it is one; all that were asked about, when unset. */
  readonly minors?: readonly number[];
}

/** What a check finds; the control it belongs to, and since when, is known to who asks. */
export type PodSecurityFinding = Omit<PodSecurityViolation, 'control' | 'minors'>;

/** What a control forbids from one policy version on. */
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
  /** The id that Kubernetes gives it. */
  readonly id: string;
  readonly level: PodSecurityLevel;
  /** What it is for. */
  readonly summary: string;
  /** The fields it looks at; `*` stands for every init, regular and ephemeral container. */
  readonly fields: readonly string[];
  /** The checks, the oldest first; the newest that a policy version knows holds. */
  readonly checks: readonly PodSecurityCheck[];
}
