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
  /** Its definition; unset for a built-in role. */
  readonly object?: ManifestObject<k8s.Role | k8s.ClusterRole>;
  /** All its rules, including aggregated ones. */
  readonly rules: readonly PolicyRule[];
  /** The rules that do not come from the app, but from roles of the context and built-in ones. */
  readonly rulesElsewhere: readonly PolicyRule[];
  /** Whether it may grant more: roles outside of the app may add to it, or a part of it could not be read. */
  readonly mayGrantMore: boolean;
}

/** A RoleBinding or ClusterRoleBinding. */
export interface Binding {
  readonly object: ManifestObject<k8s.RoleBinding | k8s.ClusterRoleBinding>;
  /** The namespace it grants in, or `undefined` for the unknown one; ignored if it is for the whole cluster. */
  readonly namespace: string | undefined;
  /** Whether it grants in the whole cluster. */
  readonly clusterWide: boolean;
  readonly roleRef: { readonly kind: string; readonly name: string };
  /** The role, or the union of all possible ones; unset if it is neither in the app nor built in, or if its kind is unknown. */
  readonly role?: Role;
  /** `unknown` if the role may be one of several or another of that name, because a namespace is unknown. */
  readonly roleCertainty: Exclude<Answer, 'no'>;
  /** Whether the API server rejects the `roleRef`; the binding then grants nothing. */
  readonly refused: boolean;
  readonly subjects: readonly Subject[];
}

/** The subject of a binding. */
export interface Subject {
  readonly kind: string;
  /** Empty if it cannot be read. */
  readonly name: string;
  /** Whether the API server rejects it because of its `apiGroup`; it is then granted nothing. */
  readonly refused: boolean;
  /** The effective namespace: the RoleBinding's own if the subject names none. */
  readonly namespace: string | undefined;
  /** Whether the namespace is written or follows from the binding. */
  readonly hasNamespace: boolean;
  /** The ServiceAccounts that it stands for; unset if there are none. */
  readonly accounts: SubjectAccounts | undefined;
  readonly path: Path;
}

/** One chain of binding and role that gives an account permissions. */
export interface Grant {
  readonly binding: Binding;
  readonly subject: Subject;
  /** Unset if the role is unknown; its permissions are then unknown too. */
  readonly role?: Role;
  /** Whether it applies everywhere, or only in the namespace of the binding. */
  readonly clusterWide: boolean;
  /** `unknown` if the subject may be another account, or the role another role. */
  readonly certainty: Exclude<Answer, 'no'>;
}

/** A role that a subject has in every cluster. */
export interface DefaultGrant {
  readonly role: Role;
  /** The namespace in which it applies; everywhere when unset. */
  readonly namespace?: string;
  /** The built-in binding. */
  readonly binding: BuiltInBinding;
  readonly subject: BuiltInBinding['subjects'][number];
}

/** The cloud identity of an account, from an annotation. */
export interface CloudIdentity {
  readonly provider: 'aws' | 'google' | 'azure';
  /** The role ARN, the e-mail address or the client ID. */
  readonly value: string;
  /** The declaration of the account with the annotation. */
  readonly object: ManifestObject<k8s.ServiceAccount>;
  readonly path: Path;
}
