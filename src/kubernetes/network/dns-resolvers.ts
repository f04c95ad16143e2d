/**
 * A DNS resolver of pods: either pods of a namespace or an address on the node.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 * @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns
 * @see https://docs.openshift.com/container-platform/latest/networking/dns-operator.html
 */
export interface DnsResolver {
  readonly namespace?: string;
  readonly cidr?: string;
  readonly port: number;
}

/** kube-dns and CoreDNS. Their labels differ between distributions; the namespace does not. */
export const KUBE_SYSTEM_DNS: DnsResolver = { namespace: 'kube-system', port: 53 };

/** NodeLocal DNSCache, at its documented address. */
export const NODE_LOCAL_DNS: DnsResolver = { cidr: '169.254.20.10/32', port: 53 };

/** The pods of OpenShift's resolver, which listen on a different port than their Service. */
export const OPENSHIFT_DNS: DnsResolver = { namespace: 'openshift-dns', port: 5353 };

/**
 * Cloud DNS for GKE. It shares its address with the metadata server, but a
 * resolver hands out no credential.
 */
export const GKE_CLOUD_DNS: DnsResolver = { cidr: '169.254.169.254/32', port: 53 };
