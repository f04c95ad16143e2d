/** A request in the form of `kubectl auth can-i`. */
export interface AccessRequest {
  readonly verb: string;
  /** A resource with its subresource, as in `pods/log`. Not together with `path`. */
  readonly resource?: string;
  /** The default is the core group. */
  readonly apiGroup?: string;
  /** The name of the object, if the request has one. */
  readonly name?: string;
  /** The namespace of the request; without it, the request is for a cluster-scoped resource or all namespaces. */
  readonly namespace?: string;
  /** A non-resource URL, as in `/metrics`. */
  readonly path?: string;
}

/** The ServiceAccount that makes a request. */
export interface Requester {
  readonly name: string;
  readonly namespace: string | undefined;
}

/** The user that makes a request, with its groups. */
export interface Identity {
  readonly user: string;
  readonly groups: readonly string[];
}
