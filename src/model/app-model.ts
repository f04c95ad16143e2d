import { Answer } from './answer';
import { Binding, Role, ServiceAccount } from './service-account';
import { Workload } from './workload';
import { ManifestObject } from '../manifest/manifest-object';

/** What the model is told besides the objects it judges. */
export interface ModelOptions {
  /** Objects that give facts but get no findings. */
  readonly context?: readonly ManifestObject[];
  /** The namespace of objects that name none; they share one unknown namespace without it. */
  readonly namespace?: string;
  /** Whether there is nothing else in the cluster but what every cluster has. */
  readonly complete?: boolean;
  /** The audiences that the API server takes. */
  readonly apiAudiences?: readonly string[];
}

/** A question as `kubectl auth can-i` asks it. */
export interface AccessRequest {
  readonly verb: string;
  /** A resource with its subresource, as in `pods/log`. Not together with `path`. */
  readonly resource?: string;
  readonly apiGroup?: string;
  /** The name of the object, where the request has one. */
  readonly name?: string;
  /** The namespace of the request; without it, it is for a cluster-scoped resource or all namespaces. */
  readonly namespace?: string;
  /** A path that is no resource, as in `/metrics`. */
  readonly path?: string;
}

/** Who asks: a ServiceAccount. */
export interface Requester {
  readonly name: string;
  readonly namespace: string | undefined;
}

/**
 * What a set of manifests means together. It is built once, indexes lazily, and
 * nothing in it is quadratic.
 */
export declare class AppModel {
  public constructor(objects: readonly ManifestObject[], options?: ModelOptions);
  /** The objects that are judged, in the order in which they were given. */
  public readonly objects: readonly ManifestObject[];
  public readonly complete: boolean;
  /** Whether the object only gives facts. */
  public isContext(object: ManifestObject): boolean;
  /** Objects of a kind of an API group, context included. */
  public objectsOf(apiGroup: string, kind: string): readonly ManifestObject[];
  /** The namespace an object lives in: `undefined` for the unknown one, and for cluster-scoped objects. */
  public namespaceOf(object: ManifestObject): string | undefined;
  public get workloads(): readonly Workload[];
  public get serviceAccounts(): readonly ServiceAccount[];
  public get roles(): readonly Role[];
  public get bindings(): readonly Binding[];
  /** An account by name, declared or not. */
  public serviceAccount(namespace: string | undefined, name: string): ServiceAccount | undefined;
  /** As `kubectl auth can-i` would answer. */
  public can(requester: Requester, request: AccessRequest): Answer;
}
