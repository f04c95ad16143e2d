/**
 * Endpoints in a cluster that hand out cloud metadata and credentials. A pod that
 * reaches one without an identity of its own may get the node's.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 * @see https://github.com/aws/eks-pod-identity-agent
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 * @see https://cloud.google.com/compute/docs/metadata/querying-metadata
 * @see https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service
 */

/** TCP ports of an address block. */
export interface Endpoint {
  readonly cidr: string;
  /** All ports when unset. */
  readonly ports?: readonly number[];
}

/** The EKS Pod Identity Agent, on every node. */
export const EKS_POD_IDENTITY_AGENT: readonly Endpoint[] = [
  { cidr: '169.254.170.23/32', ports: [80] },
  { cidr: 'fd00:ec2::23/128', ports: [80] },
];

/** The GKE metadata server with Dataplane V2, which all Autopilot clusters have. */
export const GKE_METADATA_SERVER_DATAPLANE_V2: readonly Endpoint[] = [{ cidr: '169.254.169.254/32', ports: [80, 8080] }];

/** The GKE metadata server without Dataplane V2, where the node rewrites the address before policies are evaluated. */
export const GKE_METADATA_SERVER: readonly Endpoint[] = [{ cidr: '169.254.169.252/32', ports: [987, 988] }];

/**
 * The IPv4 endpoint from which nodes get metadata and credentials over plain HTTP: AWS,
 * Google Cloud, Azure and most others.
 */
export const INSTANCE_METADATA_IPV4: Endpoint = { cidr: '169.254.169.254/32', ports: [80] };

/** The IPv6 endpoint of AWS. */
export const AWS_INSTANCE_METADATA_IPV6: Endpoint = { cidr: 'fd00:ec2::254/128', ports: [80] };

/** The IPv6 endpoint of Google Cloud. */
export const GOOGLE_INSTANCE_METADATA_IPV6: Endpoint = { cidr: 'fd20:ce::254/128', ports: [80] };

/** All endpoints that a network policy has to block. */
export const METADATA_ENDPOINTS: readonly Endpoint[] = [
  ...GKE_METADATA_SERVER,
  ...GKE_METADATA_SERVER_DATAPLANE_V2,
  // Credentials of ECS tasks.
  { cidr: '169.254.170.2/32', ports: [80] },
  AWS_INSTANCE_METADATA_IPV6,
  GOOGLE_INSTANCE_METADATA_IPV6,
  ...EKS_POD_IDENTITY_AGENT,
];
