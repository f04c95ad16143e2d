/** The users that the containers of a pod run as, according to its spec. */
export interface PodUsers {
  /** The user of all init and regular containers, if all set the same one. */
  readonly commonUser?: number;
  /** The pod's `fsGroup`. */
  readonly fsGroup?: number;
}

/** The files of a projected token volume that a non-root container cannot read. */
export interface UnreadableFiles {
  readonly token: boolean;
  /** The CA bundle and the namespace file. */
  readonly others: boolean;
}

const READABLE_BY_OTHERS = 0o004;

/**
 * The kubelet gives the token to the common user of all containers with mode 0600, and
 * every file to the `fsGroup` with 0440 added. Everything else belongs to root with the
 * volume's `defaultMode`.
 *
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#securitycontext-interactions
 */
export function unreadableProjectedFiles(defaultMode: number, { commonUser, fsGroup }: PodUsers): UnreadableFiles {
  // A file mode is a set of bits.
  // eslint-disable-next-line no-bitwise
  const closed = (defaultMode & READABLE_BY_OTHERS) === 0 && fsGroup === undefined;
  return { token: closed && commonUser === undefined, others: closed };
}
