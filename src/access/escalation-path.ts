import { Answer } from '../model/answer';

/**
 * What a path starts at, passes or reaches.
 *
 * @jsii ignore
 */
export interface PathNode {
  /**
   * `accounts`, `pods`, `secrets` and `written-secrets` are all of a namespace,
   * `own-pod` is a pod of the attacker's choice there, `administrator` has every
   * permission there. `name` is of no use for these, and without a namespace all
   * namespaces are meant. `role` is what a role grants to who binds it.
   */
  readonly kind: 'container' | 'account' | 'group' | 'user' | 'role' | 'accounts' | 'pods' | 'own-pod' | 'secrets' | 'written-secrets'
  | 'administrator' | 'node' | 'nodes' | 'cluster-admin' | 'cloud-identity';
  readonly namespace?: string;
  /** Set for what is in the namespace of objects that name none. */
  readonly inUnknownNamespace?: true;
  readonly name?: string;
  /** The kind and the name of the workload, of a container. */
  readonly workload?: { readonly kind: string; readonly name: string };
  /** As a sentence names it: `account argocd/argocd-server`, `any account of argocd`. */
  readonly text: string;
}

/**
 * The role and the binding that grant what a step needs.
 *
 * @jsii ignore
 */
export interface PathGrant {
  /** `secrets create,get`. */
  readonly permission: string;
  readonly roleKind: string;
  readonly roleName: string;
  readonly roleNamespace?: string;
  /** Unset for what every cluster grants. */
  readonly bindingKind?: string;
  readonly bindingName?: string;
  readonly bindingNamespace?: string;
  /** Where the role is written, or the binding where the role is not in the input: `file:line`. */
  readonly at?: string;
  /** The findings that the permission has, as an acceptance names them. */
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
  /** What makes it possible: `token in argocd-server`, `secrets create,get`. */
  readonly how: string;
  /** Empty for a step that needs no permission. */
  readonly grants: readonly PathGrant[];
  readonly certainty: Exclude<Answer, 'no'>;
  /** What it depends on that the input does not show; unset for a certain step. */
  readonly dependsOn?: string;
  /** How it is known: carried out on an API server by the project's tests, or read. */
  readonly proof: 'api-server' | 'documentation';
  /** Where that is written down. */
  readonly source: string;
}

/**
 * What the holder of a start gets to, step by step.
 *
 * @jsii ignore
 */
export interface EscalationPath {
  readonly from: PathNode;
  readonly target: PathNode;
  readonly steps: readonly PathStep[];
  /** `unknown` where one of its steps is. */
  readonly certainty: Exclude<Answer, 'no'>;
}
