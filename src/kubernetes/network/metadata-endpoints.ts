/**
 * Where clouds hand out metadata and credentials inside of a cluster. Whatever
 * reaches one of these without an identity of its own may get that of the node.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 * @see https://github.com/aws/eks-pod-identity-agent
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 * @see https://cloud.google.com/compute/docs/metadata/querying-metadata
 * @see https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service
 */

/** TCP ports of a block of addresses. */
export interface Endpoint {
  readonly cidr: string;
  /** All ports when unset. */
  readonly ports?: readonly number[];
}

/** The agent of EKS Pod Identity, on every node. */
export const EKS_POD_IDENTITY_AGENT: readonly Endpoint[] = [
  { cidr: '169.254.170.23/32', ports: [80] },
  { cidr: 'fd00:ec2::23/128', ports: [80] },
];

/** The metadata server of GKE with Dataplane V2, as all Autopilot clusters have it. */
export const GKE_METADATA_SERVER_DATAPLANE_V2: readonly Endpoint[] = [{ cidr: '169.254.169.254/32', ports: [80, 8080] }];

/** The metadata server of GKE without Dataplane V2, where the node rewrites the address before a policy sees it. */
export const GKE_METADATA_SERVER: readonly Endpoint[] = [{ cidr: '169.254.169.252/32', ports: [987, 988] }];

/**
 * Where a node itself gets its metadata and credentials, over plain HTTP: AWS,
 * Google Cloud, Azure and most others on IPv4.
 */
export const INSTANCE_METADATA_IPV4: Endpoint = { cidr: '169.254.169.254/32', ports: [80] };

/** The same of AWS, on IPv6. */
export const AWS_INSTANCE_METADATA_IPV6: Endpoint = { cidr: 'fd00:ec2::254/128', ports: [80] };

/** The same of Google Cloud, on IPv6. */
export const GOOGLE_INSTANCE_METADATA_IPV6: Endpoint = { cidr: 'fd20:ce::254/128', ports: [80] };

/** All that a network policy has to close. */
export const METADATA_ENDPOINTS: readonly Endpoint[] = [
  ...GKE_METADATA_SERVER,
  ...GKE_METADATA_SERVER_DATAPLANE_V2,
  // Credentials of ECS tasks.
  { cidr: '169.254.170.2/32', ports: [80] },
  AWS_INSTANCE_METADATA_IPV6,
  GOOGLE_INSTANCE_METADATA_IPV6,
  ...EKS_POD_IDENTITY_AGENT,
];
