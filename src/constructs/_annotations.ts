import { ApiObjectMetadataDefinition } from 'cdk8s';

/** The current annotations of an object. cdk8s exposes them only by rendering all metadata. */
export function annotationsOf(metadata: ApiObjectMetadataDefinition): { readonly [key: string]: unknown } {
  return (metadata as unknown as { readonly annotations: { readonly [key: string]: unknown } }).annotations;
}
