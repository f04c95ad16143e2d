import { Answer } from './answer';
import { BuiltInBinding } from '../kubernetes/rbac/built-in-roles';
import { PolicyRule } from '../kubernetes/rbac/policy-rule';
import { SubjectAccounts } from '../kubernetes/rbac/subject';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';

/** A role that a binding refers to. */
export interface Role {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;
  readonly namespace: string | undefined;
  /** Where it is defined; unset for one that every cluster has. */
  readonly object?: ManifestObject<k8s.Role | k8s.ClusterRole>;
  /** All it grants, what it aggregates included. */
  readonly rules: readonly PolicyRule[];
  /** The part of the rules that no role of the app accounts for: from roles of the context, and those that every cluster has. */
  readonly rulesElsewhere: readonly PolicyRule[];
  /** Whether it may grant more: roles outside of the app may add to it, or a part of it could not be read. */
  readonly mayGrow: boolean;
}

/** A RoleBinding or ClusterRoleBinding. */
export interface Binding {
  readonly object: ManifestObject<k8s.RoleBinding | k8s.ClusterRoleBinding>;
  /** The namespace it grants in, or `undefined` for the unknown one; of no meaning when it is for the whole cluster. */
  readonly namespace: string | undefined;
  /** Whether it grants in the whole cluster. */
  readonly clusterWide: boolean;
  readonly roleRef: { readonly kind: string; readonly name: string };
  /** The role, or all that it may be where it may be one of several; unset when it is neither in the app nor in every cluster, and when its kind is not known. */
  readonly role?: Role;
  /** `unknown` where the role may be one of several or another of that name, because a namespace is not known. */
  readonly roleCertainty: Exclude<Answer, 'no'>;
  /** Whether the API server refuses such a `roleRef`, so that nobody is granted anything. */
  readonly refused: boolean;
  readonly subjects: readonly Subject[];
}

/** Whom a binding names. */
export interface Subject {
  readonly kind: string;
  /** Empty where it can't be read. */
  readonly name: string;
  /** Whether the API server refuses it for its `apiGroup`, so that it is granted nothing. */
  readonly refused: boolean;
  /** The namespace that counts: a RoleBinding's own where the subject names none. */
  readonly namespace: string | undefined;
  /** Whether a namespace is written or follows from the binding. */
  readonly hasNamespace: boolean;
  /** The ServiceAccounts that it stands for; unset where it stands for none. */
  readonly accounts: SubjectAccounts | undefined;
  readonly path: Path;
}

/** One chain by which an account holds permissions. */
export interface Grant {
  readonly binding: Binding;
  readonly subject: Subject;
  /** Unset where the role is not known; then nobody knows what it grants. */
  readonly role?: Role;
  /** Whether it holds everywhere, or only in the namespace of the binding. */
  readonly clusterWide: boolean;
  /** `unknown` where the subject may be another account, or the role another role. */
  readonly certainty: Exclude<Answer, 'no'>;
}

/** A role that a subject has in every cluster. */
export interface DefaultGrant {
  readonly role: Role;
  /** Where it holds; everywhere without. */
  readonly namespace?: string;
  /** The binding that every cluster has. */
  readonly binding: BuiltInBinding;
  readonly subject: BuiltInBinding['subjects'][number];
}

/** What an account is to a cloud, by an annotation of it. */
export interface CloudIdentity {
  readonly provider: 'aws' | 'google' | 'azure';
  /** The role ARN, the e-mail, the client id. */
  readonly value: string;
  /** The declaration of the account that has the annotation. */
  readonly object: ManifestObject<k8s.ServiceAccount>;
  readonly path: Path;
}
