import { KnownWorkload } from './_account-users';
import { IdentityProvider } from './identity-provider';
import { Endpoint } from '../kubernetes/network/metadata-endpoints';
import { ManifestObject } from '../manifest/manifest-object';
import { RenderedManifests } from '../manifest/rendered-manifests';
import { AppModel } from '../model/app-model';
import { Destination } from '../model/egress-reach';
import { MetadataAccess } from '../model/metadata-access';

/** The usual ports of the API server. */
const API_SERVER_PORTS = [443, 6443];
const HTTPS_PORT = 443;

/** A destination that a workload needs and its namespace does not allow by default. */
export interface UnmetNeeds {
  readonly workload: KnownWorkload;
  readonly apiServer: boolean;
  readonly providers: readonly IdentityProvider[];
}

/** Messages for destinations that workloads need and cannot reach under all policies combined. */
export function unreachable(namespace: string, needs: readonly UnmetNeeds[], policies: readonly ManifestObject[]): string[] {
  const reached = reachedDestinations(namespace, needs, policies);
  return needs.flatMap((need, index) => problemsOf(namespace, need, reached[index]));
}

function problemsOf(namespace: string, { workload, apiServer, providers }: UnmetNeeds, reached: ReadonlySet<string>): string[] {
  const who = `the workload '${workload.construct.node.path}'`;
  const unless = ', or checkReachability: false if a policy outside this app allows it';
  const reachesBeyond = (port: number) => reached.has(keyOf({ ports: [port] }));
  const reaches = (endpoint: Endpoint) => eachPort(endpoint).every(destination => reached.has(keyOf(destination)));

  return [
    ...apiServer && !API_SERVER_PORTS.some(reachesBeyond)
      ? [`${who} calls the Kubernetes API, but the network policies of the namespace '${namespace}' do not let it reach the API server; write allowOnly: { apiServer: { cidrs: ['<address>/32'] } } on the SecureNamespace${unless}`]
      : [],
    ...providers.flatMap(({ _definition: { title, network: { endpoints, publicService } } }) => [
      ...endpoints.length > 0 && !endpoints.some(reaches)
        ? [`${who} has an identity through ${title}, but the network policies of the namespace '${namespace}' block ${endpoints[0].cidr.replace(/\/.*/, '')}, where it gets its credential; write identityProviders: [provider] on the SecureNamespace, with the provider of its WorkloadIdentity${unless}`]
        : [],
      ...publicService !== undefined && !reachesBeyond(HTTPS_PORT)
        ? [`${who} has an identity through ${title}, but the network policies of the namespace '${namespace}' do not let it reach ${publicService}, which has no fixed address; write allowOnly: { egress: [{ peer: kplus.NetworkPolicyIpBlock.anyIpv4(chart, 'internet'), ports: [kplus.NetworkPolicyPort.tcp(443)] }] } on the SecureNamespace, or name the block of its private endpoint${unless}`]
        : [],
    ]),
  ];
}

/** The destinations that each workload reaches, or may reach, under these policies. */
function reachedDestinations(namespace: string, needs: readonly UnmetNeeds[], policies: readonly ManifestObject[]): ReadonlySet<string>[] {
  const pods = new RenderedManifests();
  for (const { workload: { construct, podMetadata, hostNetwork } } of needs) {
    const { labels } = podMetadata.toJson() ?? {};
    pods.add(construct.node, { apiVersion: 'v1', kind: 'Pod', metadata: { name: construct.node.id, labels }, spec: { hostNetwork } });
  }
  // The constructs decide which objects are in the namespace, not their manifests.
  const model = new AppModel([...policies, ...pods.objects].map(object => ({ ...object, namespace })));
  const access = new MetadataAccess<Destination>(model, destinationsOf(needs));
  return model.workloads.map(workload => new Set(access.of(workload).filter(({ answer }) => answer !== 'no').map(({ endpoint }) => keyOf(endpoint))));
}

function destinationsOf(needs: readonly UnmetNeeds[]): Destination[] {
  const endpoints = new Set(needs.flatMap(({ providers }) => providers.flatMap(({ _definition: { network } }) => network.endpoints)));
  return [...API_SERVER_PORTS.map(port => ({ ports: [port] })), ...[...endpoints].flatMap(eachPort)];
}

/** A caller needs all ports of an endpoint; the model only checks whether one of them is open. */
function eachPort({ cidr, ports }: Endpoint): Destination[] {
  return ports ? ports.map(port => ({ cidr, ports: [port] })) : [{ cidr }];
}

function keyOf({ cidr, ports }: Destination): string {
  return `${cidr ?? ''} ${ports?.join() ?? ''}`;
}
