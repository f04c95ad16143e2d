import { Answer } from './answer';
import { CloudIdentity, Grant } from './service-account';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';

/** A token that a container gets. */
export interface Token {
  /**
   * How it gets there: mounted by admission because automount is on, by a
   * projected volume of the pod, or from a Secret of type
   * `kubernetes.io/service-account-token`.
   */
  readonly source: 'injected' | 'projected' | 'secret';
  /** What puts it there: the automount field, the projected source, the volume or the environment variable. */
  readonly path: Path;
  /** Whether the Kubernetes API takes it; `unknown` too where the container may not get it. */
  readonly forApi: Answer;
  /** The audience, where one is written. */
  readonly audience?: string;
  /** The lifetime in seconds; unset where it never expires or can't be read. */
  readonly expirationSeconds?: number;
  /** Where it is mounted; unset for an environment variable. */
  readonly mountPath?: string;
  /** The volume, where there is one with a name of its own. */
  readonly volume?: string;
  /** The account of a token from a Secret, which may be another than that of the pod; unset where it can't be read. */
  readonly serviceAccountName?: string;
}

/** A token in a volume of a pod. */
export interface VolumeToken {
  readonly token: Token;
  /** Its file in the volume; unset where it can't be read. */
  readonly file?: string;
}

/** A Secret whose key `token` a container gets. */
export interface SecretReference {
  readonly secret: string;
  /** The variable or the volume that it comes from. */
  readonly path: Path;
  /** Whether the app shows that it holds the token of an account. */
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
  /** The Secrets whose key `token` it gets, those included that hold something else there. */
  readonly tokenSecrets: readonly SecretReference[];
}

/** Whether admission mounts a token into the containers, and what decides it. */
export interface Automount {
  readonly value: Answer;
  readonly decidedBy: 'pod' | 'serviceAccount' | 'default';
}

/** Pods that are alike: a Pod, or what has a template of them. */
export interface Workload {
  readonly object: ManifestObject<Pick<k8s.Pod, 'metadata'>>;
  /** The namespace, or `undefined` for the unknown one of objects without. */
  readonly namespace: string | undefined;
  /** Where the pod stands in the manifest: empty for a Pod, `spec.template` for a Deployment. */
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
  /** Where it is declared, the last time where it is more than once; unset when it is only named. */
  readonly object?: ManifestObject<k8s.ServiceAccount>;
  /** All its declarations, which are alternatives. */
  readonly objects: readonly ManifestObject<k8s.ServiceAccount>[];
  /** Others of its name that may be this very account, because a namespace is not known. */
  readonly mayEqual: readonly ServiceAccount[];
  readonly workloads: readonly Workload[];
  /** Custom resources that name it, which may run pods that the app does not show. */
  readonly customResources: readonly ManifestObject[];
  /** All grants of the app's bindings, by whichever subject they reach it, without what every account has by default. */
  readonly grants: readonly Grant[];
  /** Whether the bindings of the app and its context give it more than every account may do by default. */
  readonly boundPermission: Answer;
  /** The same, with the bindings that may be elsewhere. */
  readonly hasPermission: Answer;
  readonly cloudIdentities: readonly CloudIdentity[];
}
