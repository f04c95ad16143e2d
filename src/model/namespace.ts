import { Answer } from './answer';
import { ManifestObject } from '../manifest/manifest-object';
import type * as k8s from '../objects/kubernetes-types';

/** A namespace that the app declares, or in which it places objects. */
export interface Namespace {
  /** Unset for the unknown one. */
  readonly name: string | undefined;
  /** Its declarations, several if there are alternatives; empty if it is only named. */
  readonly objects: readonly ManifestObject<k8s.Namespace>[];
  /** The Pod Security levels by admission mode; only the modes that it sets. Of alternatives, those of the most permissive one. */
  readonly podSecurity: PodSecurityLabels;
  /** Whether its `default` account is declared with automount off. Unless it is declared, every namespace has one with automount on. */
  readonly hardenedDefaultServiceAccount: Answer;
}

/** The labels with which a namespace configures Pod Security admission, without their prefix. */
export interface PodSecurityLabels {
  readonly [mode: string]: string;
}
