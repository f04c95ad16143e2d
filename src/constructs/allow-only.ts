import * as kplus from 'cdk8s-plus-28';

/** The DNS service with which the pods of a cluster resolve names. */
export enum DnsService {
  /** kube-dns or CoreDNS in the namespace `kube-system`, with any labels. */
  KUBE_SYSTEM = 'kube-system',
  /** NodeLocal DNSCache, at 169.254.20.10. */
  NODE_LOCAL_CACHE = 'node-local-cache',
  /** OpenShift, whose pods in `openshift-dns` listen on port 5353. */
  OPENSHIFT = 'openshift',
  /** Cloud DNS for GKE, at 169.254.169.254. */
  GKE_CLOUD_DNS = 'gke-cloud-dns',
}

/** The address of the API server, as pods reach it. */
export interface ApiServerEndpoint {
  /**
   * The CIDR blocks of its addresses, as in `['203.0.113.10/32']`: those behind
   * the Service `kubernetes` (`kubectl get endpointslices -n default`), because
   * most network plugins check the address after the Service is resolved.
   */
  readonly cidrs: string[];

  /**
   * The port behind the Service; self-managed clusters often use 6443.
   *
   * @default 443
   */
  readonly port?: number;
}

/**
 * The traffic that the pods of a namespace may send and receive. Everything
 * else is denied, including traffic between pods of the namespace. Additional
 * NetworkPolicies, such as those of `workload.connections`, add to it.
 */
export interface AllowOnlyOptions {
  /**
   * The DNS services that all pods may use.
   *
   * @default [DnsService.KUBE_SYSTEM]
   */
  readonly dns?: DnsService[];

  /**
   * The API server. Only pods of this app that call the Kubernetes API may reach
   * it: those with `apiAccess` or a token for it.
   *
   * @default - no pod may reach it; an error if a pod of the app needs it
   */
  readonly apiServer?: ApiServerEndpoint;

  /**
   * The peers that may reach all pods, and on which ports.
   *
   * @default - none
   */
  readonly ingress?: kplus.NetworkPolicyRule[];

  /**
   * Additional peers that all pods may reach, and on which ports. AWS STS (for
   * IRSA) and Microsoft Entra ID (for Azure) have no fixed addresses: allow TCP
   * port 443 to a block that contains them.
   *
   * @default - nothing
   */
  readonly egress?: kplus.NetworkPolicyRule[];
}
