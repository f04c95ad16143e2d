import { Answer } from './answer';
import { Role } from './service-account';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';

/**
 * What a ground depends on: the role is not in the input; the role may be one of
 * several, because a namespace is not set; it may grant more than is known; a value
 * of its rule is not set; the binding may be in another namespace than the request;
 * the subject may be another one.
 */
export type Doubt = 'role-not-found' | 'role-ambiguous' | 'role-incomplete' | 'rule-not-set' | 'namespace-not-set' | 'subject-not-known';

/** Whom a binding names. */
export interface GroundSubject {
  readonly kind: string;
  /** Holds a placeholder where it is not known. */
  readonly name: string;
  /** Of a ServiceAccount; `undefined` for the unknown namespace. */
  readonly namespace: string | undefined;
}

/** A binding that grants what was asked for, or may. */
export interface GroundBinding {
  readonly kind: string;
  readonly name: string;
  /** Where it grants; `undefined` for a ClusterRoleBinding and for the unknown namespace. */
  readonly namespace: string | undefined;
  readonly clusterWide: boolean;
  /** Where it is written; unset for one that every cluster has. */
  readonly object?: ManifestObject<k8s.RoleBinding | k8s.ClusterRoleBinding>;
  readonly roleRef: { readonly kind: string; readonly name: string };
}

/** One reason why a request is allowed, or may be: subject, binding, role and rule. */
export interface AccessGround {
  /** `unknown` where there is a doubt. */
  readonly certainty: Exclude<Answer, 'no'>;
  readonly doubts: readonly Doubt[];
  readonly subject: GroundSubject;
  readonly binding: GroundBinding;
  /** Where the subject stands in the binding; unset for a binding that every cluster has. */
  readonly path?: Path;
  /** Unset where the role is not known. */
  readonly role?: Role;
  /** The first rule that allows the request, or else may once its values are set; unset where no known rule does. */
  readonly rule?: PolicyRule;
}
