/** A question as `kubectl auth can-i` asks it. */
export interface AccessRequest {
  readonly verb: string;
  /** A resource with its subresource, as in `pods/log`. Not together with `path`. */
  readonly resource?: string;
  /** Without it, the core group. */
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

/** Who asks, as the API server knows it: any user, with the groups it is in. */
export interface Identity {
  readonly user: string;
  readonly groups: readonly string[];
}
