import * as kplus from 'cdk8s-plus-28';

/**
 * A read-only volume with the files of an image or another registry artifact,
 * such as a model, a plugin or certificates.
 *
 * Kubernetes supports image volumes since 1.31, by default since 1.34. Pod
 * Security "restricted" allows them since 1.33.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#image
 */
export interface ImageVolume {
  /** The name of the volume. */
  readonly name: string;

  /** The image, as in `registry.example.com/models/speech:v3`. */
  readonly reference: string;

  /** The containers that mount it, each with its mount path, as in `{ app: '/models' }`. */
  readonly mountPaths: { [container: string]: string };

  /**
   * When the kubelet pulls the image.
   *
   * @default - always for the tag `latest` or no tag, otherwise if the image is not on the node
   */
  readonly pullPolicy?: kplus.ImagePullPolicy;
}
