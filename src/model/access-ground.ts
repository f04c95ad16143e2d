import { Answer } from './answer';
import { Role } from './service-account';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';

/**
 * What a ground depends on: the role is not in the input; the role may be one of
 * several, because a namespace is not set; the role may grant more than is known; a
 * value of its rule is not set; the binding may be in another namespace than the
 * request; the subject may be another one.
 */
export type Doubt = 'role-not-found' | 'role-ambiguous' | 'role-incomplete' | 'rule-not-set' | 'namespace-not-set' | 'subject-not-known';

/** The subject of a binding. */
export interface GroundSubject {
  readonly kind: string;
  /** Contains a placeholder if it is unknown. */
  readonly name: string;
  /** Set for a ServiceAccount; `undefined` for the unknown namespace. */
  readonly namespace: string | undefined;
}

/** A binding that grants the request, or may. */
export interface GroundBinding {
  readonly kind: string;
  readonly name: string;
  /** The namespace in which it grants; `undefined` for a ClusterRoleBinding and for the unknown namespace. */
  readonly namespace: string | undefined;
  readonly clusterWide: boolean;
  /** The manifest; unset for a built-in binding. */
  readonly object?: ManifestObject<k8s.RoleBinding | k8s.ClusterRoleBinding>;
  readonly roleRef: { readonly kind: string; readonly name: string };
}

/** One reason why a request is allowed, or may be: subject, binding, role and rule. */
export interface AccessGround {
  /** `unknown` if there is a doubt. */
  readonly certainty: Exclude<Answer, 'no'>;
  readonly doubts: readonly Doubt[];
  readonly subject: GroundSubject;
  readonly binding: GroundBinding;
  /** The path of the subject in the binding; unset for a built-in binding. */
  readonly path?: Path;
  /** Unset if the role is unknown. */
  readonly role?: Role;
  /** The first rule that allows the request, or else may once its values are set; unset if no known rule does. */
  readonly rule?: PolicyRule;
}
