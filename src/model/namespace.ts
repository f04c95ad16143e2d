import { Answer } from './answer';
import { ManifestObject } from '../manifest/manifest-object';
import type * as k8s from '../objects/kubernetes-types';

/** A namespace that the app makes, or in which it puts something. */
export interface Namespace {
  /** Unset for the one that is not known. */
  readonly name: string | undefined;
  /** Where it is declared, more than once where there are alternatives; empty when it is only named. */
  readonly objects: readonly ManifestObject<k8s.Namespace>[];
  /** What Pod Security admission does in it, by mode; only the modes that it sets. Of alternatives, those of the one that lets in the most. */
  readonly podSecurity: PodSecurityLabels;
  /** Whether its `default` account is declared with automount off. Without an answer elsewhere every namespace has one with automount on. */
  readonly hardenedDefaultServiceAccount: Answer;
}

/** The labels with which a namespace asks for Pod Security admission, without their prefix. */
export interface PodSecurityLabels {
  readonly [mode: string]: string;
}
