import { Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { AccountWorkload } from './_account-users';
import { applyInOrder, ApplyRank } from './_apply-order';
import { AllowOnlyOptions, DnsService } from './allow-only';
import { applyPatchesLast } from './patches-last';
import { DnsResolver, GKE_CLOUD_DNS, KUBE_SYSTEM_DNS, NODE_LOCAL_DNS, OPENSHIFT_DNS } from '../kubernetes/network/dns-resolvers';
import { Endpoint } from '../kubernetes/network/metadata-endpoints';

const RESOLVERS: { readonly [service in DnsService]: DnsResolver } = {
  [DnsService.KUBE_SYSTEM]: KUBE_SYSTEM_DNS,
  [DnsService.NODE_LOCAL_CACHE]: NODE_LOCAL_DNS,
  [DnsService.OPENSHIFT]: OPENSHIFT_DNS,
  [DnsService.GKE_CLOUD_DNS]: GKE_CLOUD_DNS,
};

/** The name of the policy for the peers that the user names. */
export const NAMED_PEERS = 'allow-named-peers';

/** The label that cdk8s-plus gives the pods of each workload. */
const ADDRESS = kplus.Pod.ADDRESS_LABEL;

/** Writes the network policies of a namespace. */
export class NamespacePolicies {
  public constructor(private readonly scope: Construct, private readonly namespace: string) {}

  /** Allows egress of all pods to everything except some address blocks, in which single endpoints stay open. */
  public allowEgressExcept(closed: readonly string[], open: readonly Endpoint[]): void {
    const except = (family: (cidr: string) => boolean) => closed.filter(family).sort();
    this.create('allow-egress-except-metadata', {}, {
      policyTypes: ['Egress'],
      egress: [
        {
          to: [
            { ipBlock: { cidr: '0.0.0.0/0', except: except(cidr => !cidr.includes(':')) } },
            { ipBlock: { cidr: '::/0', except: except(cidr => cidr.includes(':')) } },
            // Cilium does not match pods by address blocks.
            { namespaceSelector: {} },
          ],
        },
        toResolver(GKE_CLOUD_DNS),
        ...open.map(toEndpoint),
      ],
    });
  }

  /** Denies everything except what all pods need. */
  public allowOnly({ dns = [DnsService.KUBE_SYSTEM], ingress = [], egress = [] }: AllowOnlyOptions, open: readonly Endpoint[]): void {
    this.create('deny-all', {}, { policyTypes: ['Ingress', 'Egress'] });
    if (dns.length > 0) {
      this.create('allow-dns', {}, { policyTypes: ['Egress'], egress: dns.map(service => toResolver(RESOLVERS[service])) });
    }
    if (open.length > 0) {
      this.create('allow-cloud-identity', {}, { policyTypes: ['Egress'], egress: open.map(toEndpoint) });
    }
    if (ingress.length + egress.length > 0) {
      const policy = new kplus.NetworkPolicy(this.scope, NAMED_PEERS, {
        metadata: { name: NAMED_PEERS, namespace: this.namespace },
        ingress: { rules: ingress },
        egress: { rules: egress },
      });
      applyPatchesLast(policy);
      applyInOrder(policy, ApplyRank.NETWORK_POLICY);
    }
  }

  /** Allows egress of the workloads present at synth to the API server. */
  public allowApiServer(cidrs: readonly string[], port: number, workloads: () => readonly AccountWorkload[]): void {
    if (this.scope.node.tryFindChild('allow-api-server')) { return; }
    const produce = () => {
      const values = [...new Set(workloads().map(({ podMetadata }) => podMetadata.getLabel(ADDRESS)!))].sort();
      // The API server refuses an empty list; two expressions that exclude each other select no pod.
      return values.length > 0 ? [{ key: ADDRESS, operator: 'In', values }] : ['Exists', 'DoesNotExist'].map(operator => ({ key: ADDRESS, operator }));
    };
    this.create('allow-api-server', { matchExpressions: Lazy.any({ produce }) }, {
      policyTypes: ['Egress'],
      egress: [{ to: cidrs.map(cidr => ({ ipBlock: { cidr } })), ports: tcp([port]) }],
    });
  }

  private create(name: string, podSelector: kplus.k8s.LabelSelector, spec: Omit<kplus.k8s.NetworkPolicySpec, 'podSelector'>): void {
    const policy = new kplus.k8s.KubeNetworkPolicy(this.scope, name, {
      metadata: { name, namespace: this.namespace },
      spec: { podSelector, ...spec },
    });
    applyPatchesLast(policy);
    applyInOrder(policy, ApplyRank.NETWORK_POLICY);
  }
}

function toEndpoint({ cidr, ports }: Endpoint): kplus.k8s.NetworkPolicyEgressRule {
  return { to: [{ ipBlock: { cidr } }], ports: ports && tcp(ports) };
}

function toResolver({ namespace, cidr, port }: DnsResolver): kplus.k8s.NetworkPolicyEgressRule {
  return {
    to: [cidr === undefined ? { namespaceSelector: { matchLabels: { [kplus.Namespace.NAME_LABEL]: namespace! } } } : { ipBlock: { cidr } }],
    ports: ['UDP', 'TCP'].map(protocol => ({ protocol, port: kplus.k8s.IntOrString.fromNumber(port) })),
  };
}

function tcp(ports: readonly number[]): kplus.k8s.NetworkPolicyPort[] {
  return ports.map(port => ({ protocol: 'TCP', port: kplus.k8s.IntOrString.fromNumber(port) }));
}
