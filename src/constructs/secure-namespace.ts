import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { writeAcceptances } from './_accept';
import { AccountWorkload, KnownWorkload } from './_account-users';
import { onApiConsumer } from './_api-consumers';
import { applyInOrder, ApplyRank } from './_apply-order';
import { withoutNamespace } from './_cluster-scoped';
import { failClosed } from './_fail-closed';
import { addNamespace, isInNamespace } from './_home-namespace';
import { namespaceOfChart } from './_namespace';
import { policyConflicts } from './_namespace-checks';
import { NamespaceContents, namespaceContents } from './_namespace-contents';
import { NAMED_PEERS, NamespacePolicies } from './_namespace-policies';
import { unreachable, UnmetNeeds } from './_reachability';
import { refusedInjections } from './_refused-injections';
import { AllowOnlyOptions } from './allow-only';
import { HardenedDefaultServiceAccount } from './hardened-default-service-account';
import { IdentityProvider } from './identity-provider';
import { applyPatchesLast } from './patches-last';
import { PodSecurity } from './pod-security';
import { identityProvidersOf } from './workload-identity';
import { explainDnsLabel } from '../kubernetes/names';
import { explainCidr } from '../kubernetes/network/cidr';
import { Endpoint, METADATA_ENDPOINTS } from '../kubernetes/network/metadata-endpoints';
import { explainEnforceVersion, POD_SECURITY_LABEL_PREFIX, podSecurityLabels } from '../kubernetes/pod-security/namespace-labels';
import { ManifestObject } from '../manifest/manifest-object';
import { RenderedManifests } from '../manifest/rendered-manifests';
import type * as k8s from '../objects/kubernetes-types';
import { isPlaceholder } from '../objects/placeholder';
import { OptionNames } from '../text/options';
import { safeText } from '../text/safe-text';

const PROPERTIES: OptionNames<SecureNamespaceProps> = {
  metadata: true,
  podSecurity: true,
  podSecurityVersion: true,
  identityProviders: true,
  additionalMetadataEndpoints: true,
  allowOnly: true,
  checkReachability: true,
  meshCniPlugin: true,
};

/** Options of `SecureNamespace`. */
export interface SecureNamespaceProps extends kplus.ResourceProps {
  /**
   * The level of the Pod Security Standards that its pods must pass. Warnings
   * and audit annotations always use "restricted" at the latest version.
   *
   * @default PodSecurity.restricted()
   */
  readonly podSecurity?: PodSecurity;

  /**
   * The version of the Pod Security rules, as in `v1.34`. It is pinned, so an
   * upgrade of the cluster does not refuse existing pods. Older clusters use
   * their own latest rules; versions below v1.34 are therefore not needed, and
   * refused because they allow more.
   *
   * @default - v1.34, whose rules are the strictest: later versions only relax them for pods with a user namespace
   */
  readonly podSecurityVersion?: string;

  /**
   * The cloud identities of its pods, whose endpoints stay reachable. Pass the
   * same provider as to `WorkloadIdentity`.
   *
   * @default - none; all metadata endpoints are blocked
   */
  readonly identityProviders?: IdentityProvider[];

  /**
   * Additional address blocks to block, such as `100.100.100.200/32` on Alibaba
   * Cloud.
   *
   * @default - the metadata endpoints of AWS, Google Cloud and Azure
   */
  readonly additionalMetadataEndpoints?: string[];

  /**
   * The traffic that its pods may send and receive. All other traffic is
   * denied.
   *
   * @default - all traffic is allowed except to the metadata endpoints
   */
  readonly allowOnly?: AllowOnlyOptions;

  /**
   * Whether the synth fails if the network policies of the app block a workload
   * of the app that calls the Kubernetes API or has a cloud identity. Disable
   * it if policies outside the app allow the traffic, such as a
   * CiliumNetworkPolicy.
   *
   * @default true
   */
  readonly checkReachability?: boolean;

  /**
   * Whether the service mesh of its pods redirects traffic with a CNI plugin.
   * Otherwise the mesh adds an init container with NET_ADMIN to each pod, which
   * requires `PodSecurity.privileged`.
   *
   * @default false
   * @see https://istio.io/latest/docs/setup/additional-setup/cni/
   * @see https://linkerd.io/2/features/cni/
   */
  readonly meshCniPlugin?: boolean;
}

/** The default version of the Pod Security rules. */
const POD_SECURITY_VERSION = 'v1.34';

/**
 * A namespace whose pods pass Pod Security "restricted", get no token by
 * default, and reach no metadata endpoint of a cloud.
 *
 * The Pod Security labels restrict subjects that may create pods in it, not
 * those that may change the namespace. Network policies require a network
 * plugin that enforces them, and do not apply to pods with `hostNetwork`.
 *
 * It is written before everything else in its chart, and its chart before other
 * charts with objects of this library in the namespace.
 *
 * @example
 * new SecureNamespace(chart, 'namespace', { metadata: { name: 'production' } });
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
@failClosed('SecureNamespace', PROPERTIES)
export class SecureNamespace extends kplus.Namespace {
  private readonly _allowOnly?: AllowOnlyOptions;
  private readonly _labels: { readonly [label: string]: string };
  private readonly _open: readonly Endpoint[];
  private readonly _closed: readonly Endpoint[];

  /**
   * @throws if the name is invalid, reserved for Kubernetes or taken in the chart, a Pod Security label is set directly, the version is not pinned or older than v1.34, an address block is invalid, or a required option of a provider is missing; at synth, if policies block a workload or undo those of the namespace, or its Pod Security level refuses a container that a webhook adds to a workload
   */
  public constructor(scope: Construct, id: string, props: SecureNamespaceProps = {}) {
    const { name = namespaceOfChart(scope), ...metadata } = props.metadata ?? {};
    super(scope, id, { metadata: name === undefined ? metadata : { ...metadata, name } });
    withoutNamespace(this.apiObject);
    checkName(this.name);
    const { level } = props.podSecurity ?? PodSecurity.restricted();
    this._labels = podSecurityLabels(level, checkVersion(props.podSecurityVersion ?? POD_SECURITY_VERSION));
    this.addPodSecurityLabels(props);
    applyPatchesLast(this);
    applyInOrder(this, ApplyRank.NAMESPACE);
    addNamespace(this);

    new HardenedDefaultServiceAccount(this, 'DefaultServiceAccount', { namespace: this.name });

    this._open = openEndpoints(props.identityProviders ?? []);
    const additional = (props.additionalMetadataEndpoints ?? []).map(cidr => ({ cidr: checkEndpoint(cidr) }));
    this._closed = [...METADATA_ENDPOINTS, ...additional].filter(({ cidr }) => !this._open.some(endpoint => endpoint.cidr === cidr));
    this._allowOnly = props.allowOnly;
    this.addPolicies([...METADATA_ENDPOINTS, ...additional]);

    this.node.addValidation({
      validate: () => {
        const contents = namespaceContents(this, this.name);
        return [
          ...this.changedLabels(),
          ...this.policyProblems(contents, props.checkReachability ?? true),
          ...this.refusedInjections(contents, level, props.meshCniPlugin ?? false),
        ];
      },
    });
  }

  /** @internal */
  public _toKube(): kplus.k8s.NamespaceSpec {
    return undefined as unknown as kplus.k8s.NamespaceSpec;
  }

  private addPodSecurityLabels({ metadata, podSecurity }: SecureNamespaceProps): void {
    const own = Object.keys(metadata?.labels ?? {}).find(label => label.startsWith(POD_SECURITY_LABEL_PREFIX));
    if (own !== undefined) {
      throw new Error(safeText(`the namespace '${this.name}' sets the label ${own}, which SecureNamespace writes; write podSecurity: PodSecurity.baseline('<reason>') or podSecurityVersion instead`));
    }
    for (const [label, value] of Object.entries(this._labels)) { this.metadata.addLabel(label, value); }
    writeAcceptances(this.metadata, podSecurity?._accepted ?? []);
  }

  private addPolicies(closed: readonly Endpoint[]): void {
    const policies = new NamespacePolicies(this, this.name);
    if (!this._allowOnly) {
      policies.allowEgressExcept([...new Set(closed.map(({ cidr }) => cidr))], this._open);
      return;
    }
    const { apiServer } = this._allowOnly;
    policies.allowOnly(this._allowOnly, this._open);
    if (!apiServer) { return; }
    const cidrs = apiServer.cidrs.map(cidr => checkCidr('the block of the API server', cidr));
    const port = apiServer.port ?? 443;
    if (cidrs.length === 0) { throw new Error("allowOnly sets an apiServer without addresses; write apiServer: { cidrs: ['203.0.113.10/32'] } with yours"); }
    if (!isPlaceholder(port) && (!Number.isInteger(port) || port < 1 || port > 65535)) { throw new Error(safeText(`the port of the API server is ${port}, but a port is from 1 to 65535; write 443 or 6443`)); }
    const consumers: AccountWorkload[] = [];
    onApiConsumer(this, consumer => {
      if (!isInNamespace(this, consumer.construct)) { return; }
      consumers.push(consumer);
      policies.allowApiServer(cidrs, port, () => consumers.filter(({ construct }) => isInNamespace(this, construct)));
    });
  }

  /** Messages for labels that were changed later, which may weaken the protection that the rest of the app relies on. */
  private changedLabels(): string[] {
    return Object.entries(this._labels).filter(([label, value]) => this.metadata.getLabel(label) !== value).map(([label, value]) =>
      `the namespace '${this.name}' has the label ${label}: ${this.metadata.getLabel(label)}, but SecureNamespace writes ${value}; write podSecurity: PodSecurity.baseline('<reason>') or podSecurityVersion instead`);
  }

  private refusedInjections({ workloads }: NamespaceContents, level: string, meshCniPlugin: boolean): string[] {
    const { metadata, name } = this;
    return workloads
      .filter(({ workload: { construct } }) => isInNamespace(this, construct))
      .flatMap(({ workload }) => refusedInjections(workload, { metadata, name, level, meshCniPlugin }));
  }

  private policyProblems({ policies, workloads }: NamespaceContents, checkReachability: boolean): string[] {
    const here = policies.filter(policy => isInNamespace(this, policy));
    const others = here.filter(policy => !this.isOwn(policy));
    const needs = !checkReachability ? [] : workloads.filter(({ workload: { construct } }) => isInNamespace(this, construct))
      .map(({ workload, callsApi }) => this.unmetNeeds(workload, callsApi))
      .filter(({ apiServer, providers }) => apiServer || providers.length > 0);
    return [
      ...policyConflicts(this.name, manifestsOf(others), this._closed, this._allowOnly !== undefined),
      ...needs.length > 0 ? unreachable(this.name, needs, manifestsOf(here)) : [],
    ];
  }

  /** The needs that its own policies do not certainly allow. Only these require rendering all policies, which is slow. */
  private unmetNeeds(workload: KnownWorkload, callsApi: boolean): UnmetNeeds {
    const denied = this._allowOnly !== undefined;
    return {
      workload,
      apiServer: callsApi && denied && !this._allowOnly?.apiServer,
      providers: identityProvidersOf(workload.account).filter(({ _definition: { network: { endpoints, publicService } } }) =>
        (publicService !== undefined && denied) || (endpoints.length > 0 && !endpoints.some(endpoint => this._open.includes(endpoint)))),
    };
  }

  /** Whether this construct wrote a policy. The policy of the peers that the user names is checked like one of the user. */
  private isOwn({ node }: ApiObject): boolean {
    return node.scopes.includes(this) && node.path !== `${this.node.path}/${NAMED_PEERS}/Resource`;
  }
}

function manifestsOf(policies: readonly ApiObject[]): readonly ManifestObject<k8s.NetworkPolicy>[] {
  const manifests = new RenderedManifests();
  for (const policy of policies) { manifests.add(policy.node, policy.toJson()); }
  return manifests.objects as readonly ManifestObject<k8s.NetworkPolicy>[];
}

function openEndpoints(providers: readonly IdentityProvider[]): Endpoint[] {
  const unknown = providers.map(({ _definition: { network } }) => network.unknown).find(Boolean);
  if (unknown) { throw new Error(safeText(unknown)); }
  return [...new Set(providers.flatMap(({ _definition: { network } }) => network.endpoints))];
}

function checkName(name: string): void {
  if (name === 'default') {
    throw new Error("a SecureNamespace must not be named 'default', which holds all objects that set no namespace; give it the name of its application");
  }
  if (name.startsWith('kube-')) {
    throw new Error(safeText(`a SecureNamespace must not be named '${name}', because names that begin with 'kube-' are reserved for Kubernetes, whose pods need more than it allows; choose another`));
  }
  const problem = explainDnsLabel(name);
  if (problem) { throw new Error(safeText(`the name of the namespace is ${JSON.stringify(name)}, but ${problem}`)); }
}

function checkVersion(version: string): string {
  const problem = explainEnforceVersion(version);
  if (problem) { throw new Error(safeText(`the version of Pod Security is ${JSON.stringify(version)}, but ${problem}`)); }
  return version;
}

function checkEndpoint(cidr: string): string {
  checkCidr('the additional metadata endpoint', cidr);
  if (cidr.endsWith('/0')) { throw new Error(safeText(`the additional metadata endpoint is ${JSON.stringify(cidr)}, which covers every address; write allowOnly: {} instead`)); }
  return cidr;
}

function checkCidr(what: string, cidr: string): string {
  const problem = explainCidr(cidr);
  if (problem) { throw new Error(safeText(`${what} is ${JSON.stringify(cidr)}, but ${problem}`)); }
  return cidr;
}
