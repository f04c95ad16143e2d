import * as kplus from 'cdk8s-plus-28';

/** Where the pods of a cluster resolve names. */
export enum DnsService {
  /** kube-dns or CoreDNS in the namespace `kube-system`, whatever its labels. */
  KUBE_SYSTEM = 'kube-system',
  /** NodeLocal DNSCache, at 169.254.20.10. */
  NODE_LOCAL_CACHE = 'node-local-cache',
  /** OpenShift, whose pods in `openshift-dns` listen on port 5353. */
  OPENSHIFT = 'openshift',
  /** Cloud DNS for GKE, at 169.254.169.254. */
  GKE_CLOUD_DNS = 'gke-cloud-dns',
}

/** Where the API server answers, as pods reach it. */
export interface ApiServerEndpoint {
  /**
   * The blocks of its addresses, as in `['203.0.113.10/32']`: those behind the
   * Service `kubernetes` (`kubectl get endpointslices -n default`), since most
   * network plugins look at an address after the Service was resolved.
   */
  readonly cidrs: string[];

  /**
   * The port behind the Service; clusters of one's own often have 6443.
   *
   * @default 443
   */
  readonly port?: number;
}

/**
 * What the pods of a namespace may reach, and who reaches them. Everything else
 * is denied, other pods of the namespace included. More NetworkPolicies add to
 * it, such as those of `workload.connections`.
 */
export interface AllowOnlyOptions {
  /**
   * Where all pods may resolve names.
   *
   * @default [DnsService.KUBE_SYSTEM]
   */
  readonly dns?: DnsService[];

  /**
   * The API server. Only pods of this app that call the Kubernetes API may reach
   * it: those with `apiAccess` or a token for it.
   *
   * @default - nobody reaches it; an error if a pod of the app needs it
   */
  readonly apiServer?: ApiServerEndpoint;

  /**
   * Who may reach all pods, and on which ports.
   *
   * @default - nobody
   */
  readonly ingress?: kplus.NetworkPolicyRule[];

  /**
   * What all pods may reach besides, and on which ports. The cloud services that
   * IRSA (AWS STS) and Azure (Microsoft Entra ID) ask for credentials have no
   * fixed addresses: allow TCP port 443 to a block that holds them.
   *
   * @default - nothing
   */
  readonly egress?: kplus.NetworkPolicyRule[];
}
