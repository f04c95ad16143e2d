import { metadataEndpointReachable } from './metadata-endpoint-reachable';
import { metadataServerClosedForCloudIdentity } from './metadata-server-closed-for-cloud-identity';
import { Rule } from '../rule';

/** The rules on what pods reach. */
export const NETWORK_RULES: readonly Rule[] = [metadataEndpointReachable, metadataServerClosedForCloudIdentity];
