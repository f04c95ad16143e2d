import { AppModel } from './app-model';
import { MetadataAccess } from './metadata-access';
import { AWS_INSTANCE_METADATA_IPV6, Endpoint, GOOGLE_INSTANCE_METADATA_IPV6, INSTANCE_METADATA_IPV4 } from '../kubernetes/network/metadata-endpoints';

/** The endpoints that hand out what the node itself may do. */
export const NODE_METADATA: readonly Endpoint[] = [INSTANCE_METADATA_IPV4, AWS_INSTANCE_METADATA_IPV6, GOOGLE_INSTANCE_METADATA_IPV6];

/** Which pods reach them. */
export function nodeMetadataAccess(model: AppModel): MetadataAccess {
  return new MetadataAccess(model, NODE_METADATA);
}

/** An endpoint as people know it. */
export function addressOf({ cidr }: Endpoint): string {
  return cidr.replace(/\/.*$/, '');
}
