import { AppModel } from './app-model';
import { MetadataAccess } from './metadata-access';
import { AWS_INSTANCE_METADATA_IPV6, Endpoint, GOOGLE_INSTANCE_METADATA_IPV6, INSTANCE_METADATA_IPV4 } from '../kubernetes/network/metadata-endpoints';

/** The endpoints that hand out the node's own credentials. */
export const NODE_METADATA: readonly Endpoint[] = [INSTANCE_METADATA_IPV4, AWS_INSTANCE_METADATA_IPV6, GOOGLE_INSTANCE_METADATA_IPV6];

/** The access of pods to the node's metadata endpoints. */
export function nodeMetadataAccess(model: AppModel): MetadataAccess {
  return new MetadataAccess(model, NODE_METADATA);
}

/** The familiar form of an endpoint's address. */
export function addressOf({ cidr }: Endpoint): string {
  return cidr.replace(/\/.*$/, '');
}
