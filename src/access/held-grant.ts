import { PermissionHolder } from './permission-holder';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { Answer } from '../model/answer';

/**
 * The permissions that a binding gives to one of its subjects.
 *
 * @jsii ignore
 */
export interface HeldGrant {
  readonly holder: PermissionHolder;
  /** Whether it applies everywhere, or only in the namespace. */
  readonly clusterWide: boolean;
  /** Unset for the unknown namespace of objects that do not set one. */
  readonly namespace?: string;
  /** `unknown` if the subject may be another one, or the role another role. */
  readonly certainty: Exclude<Answer, 'no'>;
  /** The known rules of the role. */
  readonly rules: readonly PolicyRule[];
  /**
   * Describes permissions of the role that the input does not show. Two roles with the
   * same text may grant the same. Unset if all rules are known.
   */
  readonly unseen?: string;
  readonly role: GrantedRole;
  /** Unset for a built-in binding, and for a binding outside the input. */
  readonly binding?: GrantingBinding;
}

/**
 * A role as a binding names it.
 *
 * @jsii ignore
 */
export interface GrantedRole {
  readonly kind: string;
  readonly name: string;
}

/**
 * A binding by name.
 *
 * @jsii ignore
 */
export interface GrantingBinding {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}
