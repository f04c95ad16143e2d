import { Answer } from './answer';
import { CloudIdentity, Grant } from './service-account';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';

/** A token that a container gets. */
export interface Token {
  /**
   * Its source: mounted by admission because automount is on, a projected volume of the
   * pod, or a Secret of type `kubernetes.io/service-account-token`.
   */
  readonly source: 'injected' | 'projected' | 'secret';
  /** The path of its cause: the automount field, the projected source, the volume or the environment variable. */
  readonly path: Path;
  /** Whether the Kubernetes API accepts it; also `unknown` if the container may not get it. */
  readonly forApi: Answer;
  /** The audience, if it is written. */
  readonly audience?: string;
  /** The lifetime in seconds; unset if it never expires or cannot be read. */
  readonly expirationSeconds?: number;
  /** The mount path; unset for an environment variable. */
  readonly mountPath?: string;
  /** The volume, if it is one with its own name. */
  readonly volume?: string;
  /** The account of a token from a Secret, which may differ from the pod's; unset if it cannot be read. */
  readonly serviceAccountName?: string;
}

/** A token in a volume of a pod. */
export interface VolumeToken {
  readonly token: Token;
  /** Its file in the volume; unset if it cannot be read. */
  readonly file?: string;
}

/** A Secret whose key `token` a container gets. */
export interface SecretReference {
  readonly secret: string;
  /** The variable or the volume that it comes from. */
  readonly path: Path;
  /** Whether the app shows that it contains an account's token. */
  readonly isToken: Answer;
}

/** An init, regular or ephemeral container. */
export interface Container {
  readonly name: string;
  readonly type: 'init' | 'regular' | 'ephemeral';
  readonly path: Path;
  /** The container as data. */
  readonly manifest: k8s.Container;
  readonly tokens: readonly Token[];
  /** The Secrets whose key `token` it gets, including those with other content in it. */
  readonly tokenSecrets: readonly SecretReference[];
}

/** Whether admission mounts a token into the containers, and why. */
export interface Automount {
  readonly value: Answer;
  readonly decidedBy: 'pod' | 'serviceAccount' | 'default';
}

/** Equal pods: a Pod, or an object with a pod template. */
export interface Workload {
  readonly object: ManifestObject<Pick<k8s.Pod, 'metadata'>>;
  /** The namespace, or `undefined` for the unknown one of objects without a namespace. */
  readonly namespace: string | undefined;
  /** The path of the pod in the manifest: empty for a Pod, `spec.template` for a Deployment. */
  readonly podPath: Path;
  /** The pod as data. */
  readonly pod: k8s.PodTemplateSpec;
  /** The account its pods run as. */
  readonly serviceAccount: ServiceAccount;
  readonly automount: Automount;
  readonly containers: readonly Container[];
  /** The tokens that its volumes project, whether a container mounts them or not. */
  readonly projectedTokens: readonly VolumeToken[];
}

/** A ServiceAccount, declared in the app or only named in it. */
export interface ServiceAccount {
  readonly name: string;
  readonly namespace: string | undefined;
  /** Its last declaration; unset if it is only named. */
  readonly object?: ManifestObject<k8s.ServiceAccount>;
  /** All its declarations, which are alternatives. */
  readonly objects: readonly ManifestObject<k8s.ServiceAccount>[];
  /** Accounts of the same name that may be the same one, because a namespace is unknown. */
  readonly mayEqual: readonly ServiceAccount[];
  readonly workloads: readonly Workload[];
  /** Custom resources that name it, which may run pods that the app does not show. */
  readonly customResources: readonly ManifestObject[];
  /** All grants of the app's bindings, through any subject, without the defaults of every account. */
  readonly grants: readonly Grant[];
  /** Whether the bindings of the app and its context give it more than the default permissions of every account. */
  readonly boundPermission: Answer;
  /** The same, including possible bindings elsewhere. */
  readonly hasPermission: Answer;
  readonly cloudIdentities: readonly CloudIdentity[];
}
