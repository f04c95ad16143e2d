import { Answer } from '../model/answer';

/**
 * A start, an intermediate node or a target of a path.
 *
 * @jsii ignore
 */
export interface PathNode {
  /**
   * `accounts`, `pods`, `secrets` and `written-secrets` are all objects of a namespace,
   * `own-pod` is a pod of the attacker's choice there, and `administrator` has every
   * permission there. These have no `name`, and without a namespace they cover all
   * namespaces. `role` is the permissions of a role that an attacker binds.
   */
  readonly kind: 'container' | 'account' | 'group' | 'user' | 'role' | 'accounts' | 'pods' | 'own-pod' | 'secrets' | 'written-secrets'
  | 'administrator' | 'node' | 'nodes' | 'cluster-admin' | 'cloud-identity';
  readonly namespace?: string;
  /** Set for objects that do not set a namespace. */
  readonly inUnknownNamespace?: true;
  readonly name?: string;
  /** The kind and name of a container's workload. */
  readonly workload?: { readonly kind: string; readonly name: string };
  /** As a phrase within a sentence: `account argocd/argocd-server`, `any account of argocd`. */
  readonly text: string;
}

/**
 * The role and the binding that grant a step.
 *
 * @jsii ignore
 */
export interface PathGrant {
  /** `secrets create,get`. */
  readonly permission: string;
  readonly roleKind: string;
  readonly roleName: string;
  readonly roleNamespace?: string;
  /** Unset for a built-in grant. */
  readonly bindingKind?: string;
  readonly bindingName?: string;
  readonly bindingNamespace?: string;
  /** The location of the role, or of the binding if the role is missing from the input: `file:line`. */
  readonly at?: string;
  /** The findings about the permission, as acceptances name them. */
  readonly findings: readonly { readonly rule: string; readonly key: string }[];
}

/**
 * One step of a path.
 *
 * @jsii ignore
 */
export interface PathStep {
  /** The kind of edge: `read-secrets`, `token`. */
  readonly edge: string;
  readonly to: PathNode;
  /** The token or permission that the step uses: `token in argocd-server`, `secrets create,get`. */
  readonly how: string;
  /** Empty for a step that needs no permission. */
  readonly grants: readonly PathGrant[];
  readonly certainty: Exclude<Answer, 'no'>;
  /** The condition that the input does not show; unset for a certain step. */
  readonly dependsOn?: string;
  /** The proof: the project's tests carry it out on an API server, or documentation says so. */
  readonly proof: 'api-server' | 'documentation';
  /** The documentation. */
  readonly source: string;
}

/**
 * How an attacker gets from a start to a target, step by step.
 *
 * @jsii ignore
 */
export interface EscalationPath {
  readonly from: PathNode;
  readonly target: PathNode;
  readonly steps: readonly PathStep[];
  /** `unknown` if any step is. */
  readonly certainty: Exclude<Answer, 'no'>;
}
