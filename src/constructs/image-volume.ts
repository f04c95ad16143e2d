import * as kplus from 'cdk8s-plus-28';

/**
 * The files of an image or another artifact of a registry, which containers can
 * read and never write: a model, a plugin, a set of certificates.
 *
 * Kubernetes has such volumes since 1.31, switched off until 1.34. Pod Security
 * "restricted" takes them since 1.33.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#image
 */
export interface ImageVolume {
  /** The name of the volume. */
  readonly name: string;

  /** The image, as in `registry.example.com/models/speech:v3`. */
  readonly reference: string;

  /** The containers that see it, each with the directory where, as in `{ app: '/models' }`. */
  readonly mountPaths: { [container: string]: string };

  /**
   * When kubelet pulls it.
   *
   * @default - always for a tag `latest` or none, otherwise where the node lacks it
   */
  readonly pullPolicy?: kplus.ImagePullPolicy;
}
