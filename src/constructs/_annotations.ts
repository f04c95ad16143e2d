import { ApiObjectMetadataDefinition } from 'cdk8s';

/** The annotations of an object, as they are now. cdk8s shows them only by rendering all metadata. */
export function annotationsOf(metadata: ApiObjectMetadataDefinition): { readonly [key: string]: unknown } {
  return (metadata as unknown as { readonly annotations: { readonly [key: string]: unknown } }).annotations;
}
