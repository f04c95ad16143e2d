import { PermissionHolder } from './permission-holder';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { Answer } from '../model/answer';

/**
 * What a binding gives to one of its subjects.
 *
 * @jsii ignore
 */
export interface HeldGrant {
  readonly holder: PermissionHolder;
  /** Whether it holds everywhere, or only in the namespace. */
  readonly clusterWide: boolean;
  /** Unset for the unknown namespace of objects that name none. */
  readonly namespace?: string;
  /** `unknown` where the subject may be another one, or the role another role. */
  readonly certainty: Exclude<Answer, 'no'>;
  /** What is known of the role. */
  readonly rules: readonly PolicyRule[];
  /**
   * What the role may grant besides, as the input does not show all of it: two roles with
   * the same text may grant the same. Unset where all is known.
   */
  readonly unseen?: string;
  readonly role: GrantedRole;
  /** Unset for a binding that every cluster has, and for one that the input does not show. */
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
