import { Policy, PolicyIndex, PolicyOpening } from './_policy-index';
import { Answer } from './answer';
import { AppModel } from './app-model';
import { any, atMostUnknown, Destination, EgressReach, limitsEgress, Opening } from './egress-reach';
import { labelsOf, podSelector } from './pod-selector';
import { Workload } from './workload';
import { Endpoint } from '../kubernetes/network/metadata-endpoints';
import { ManifestObject } from '../manifest/manifest-object';
import type * as k8s from '../objects/kubernetes-types';
import { UNREADABLE } from '../objects/placeholder';

/** Policies that may deny or allow what a NetworkPolicy does not cover, and are not evaluated. */
const OTHER_POLICIES: readonly (readonly [apiGroup: string, kind: string, scope: 'namespace' | 'cluster'])[] = [
  ['cilium.io', 'CiliumNetworkPolicy', 'namespace'],
  ['cilium.io', 'CiliumClusterwideNetworkPolicy', 'cluster'],
  ...['projectcalico.org', 'crd.projectcalico.org'].flatMap(group => [[group, 'NetworkPolicy', 'namespace'], [group, 'GlobalNetworkPolicy', 'cluster']] as const),
  ['crd.antrea.io', 'NetworkPolicy', 'namespace'],
  ['crd.antrea.io', 'ClusterNetworkPolicy', 'cluster'],
  ['policy.networking.k8s.io', 'AdminNetworkPolicy', 'cluster'],
  ['policy.networking.k8s.io', 'BaselineAdminNetworkPolicy', 'cluster'],
  ['policy.networking.k8s.io', 'ClusterNetworkPolicy', 'cluster'],
  ['k8s.ovn.org', 'EgressFirewall', 'namespace'],
];

/** Whether the pods of a workload reach an endpoint, and why. */
export interface EndpointAccess<D extends Destination = Endpoint> {
  readonly endpoint: D;
  readonly answer: Answer;
  /**
   * The cause: the pods share the network of their node; no policy limits them; policies
   * do; or policies of a kind that is not evaluated may.
   */
  readonly reason: 'host network' | 'no policy' | 'policies' | 'other policies';
  /** The policy that opens it, or one of another kind. */
  readonly policy?: ManifestObject;
  /** Whether they reach it although no policy contains its exact address. */
  readonly incidental: Answer;
}

/**
 * Which pods reach the endpoints where clouds hand out metadata and credentials, or
 * other destinations outside of the cluster.
 *
 * NetworkPolicies are additive. If those of the app limit a pod, `yes` is certain, and
 * `no` is their combined result: a policy elsewhere that opens more would be the one at
 * fault. If none limits it, one elsewhere may, and the answer is `unknown` unless the
 * app is complete. No policy applies to pods in the network of their node.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class MetadataAccess<D extends Destination = Endpoint> {
  private readonly reach: EgressReach;
  /** By namespace; `undefined` is the unknown one. */
  private readonly indexes = new Map<string | undefined, PolicyIndex>();
  /** All policies in known namespaces, for pods in the unknown one. */
  private readonly named: PolicyIndex;
  private readonly others = new Map<string | undefined, ManifestObject>();
  private readonly limiting = new Map<readonly ManifestObject[], boolean>();
  private readonly clusterWide?: ManifestObject;
  /** The access of a pod without policies. */
  private readonly unlimited: readonly EndpointAccess<D>[];

  /** @param endpoints The endpoints to evaluate. */
  public constructor(model: AppModel, private readonly endpoints: readonly D[]) {
    this.reach = new EgressReach(endpoints);
    this.unlimited = this.everywhere({ answer: model.complete ? 'yes' : 'unknown', reason: 'no policy' });
    const byNamespace = new Map<string | undefined, Policy[]>();
    for (const object of model.objectsOf('networking.k8s.io', 'NetworkPolicy')) {
      const policy = this.read(object, model.alternativesTo(object));
      if (!policy || policy.selector.isRefused) { continue; }
      const namespace = model.namespaceOf(object);
      const policies = byNamespace.get(namespace);
      if (policies) { policies.push(policy); } else { byNamespace.set(namespace, [policy]); }
    }
    for (const [namespace, policies] of byNamespace) { this.indexes.set(namespace, new PolicyIndex(policies)); }
    this.named = new PolicyIndex([...byNamespace].flatMap(([namespace, policies]) => namespace === undefined ? [] : policies));
    for (const [group, kind, scope] of OTHER_POLICIES) {
      const objects = model.objectsOf(group, kind);
      if (scope === 'cluster') { this.clusterWide ??= objects[0]; continue; }
      for (const object of objects) { this.others.set(model.namespaceOf(object), object); }
    }
  }

  /** The access of a workload's pods, one item per endpoint. */
  public of(workload: Workload): readonly EndpointAccess<D>[] {
    const { namespace, pod } = workload;
    if (pod.spec?.hostNetwork === true) { return this.everywhere({ answer: 'yes', reason: 'host network' }); }
    const other = this.otherPolicy(namespace);
    if (other) { return this.everywhere({ answer: 'unknown', reason: 'other policies', policy: other }); }
    const labels = labelsOf(workload);
    const certain = new DistinctPolicies();
    const possible = new DistinctPolicies();
    for (const [policy, taken] of this.indexes.get(namespace)?.taking(labels) ?? []) {
      (taken === 'yes' && policy.limits !== 'unknown' ? certain : possible).add(policy);
    }
    const elsewhere = namespace === undefined ? this.named : this.indexes.get(undefined);
    for (const [policy] of elsewhere?.taking(labels) ?? []) { possible.add(policy); }
    const byPolicies = this.endpoints.map((endpoint, index): EndpointAccess<D> => {
      const sure = certain.all.map(({ openings }) => openings[index]);
      const maybe = possible.all.map(({ openings }) => openings[index])
        .map(({ answer, incidental, policy }) => ({ answer: atMostUnknown(answer), incidental: atMostUnknown(incidental), policy }));
      return { endpoint, reason: 'policies', ...together([...sure, ...maybe]) };
    });
    if (certain.all.some(mayLimit)) { return byPolicies; }
    const otherwise = possible.all.some(mayLimit) ? this.everywhere({ answer: 'unknown', reason: 'no policy' }) : this.unlimited;
    // No policy limits them for certain; one that limits them in some of its alternatives may still be the one that opens it.
    return byPolicies.map((access, index) => access.incidental === 'yes' ? access : otherwise[index]);
  }

  private otherPolicy(namespace: string | undefined): ManifestObject | undefined {
    if (this.clusterWide) { return this.clusterWide; }
    if (namespace !== undefined) { return this.others.get(namespace) ?? this.others.get(undefined); }
    return this.others.values().next().value;
  }

  private everywhere(access: Pick<EndpointAccess, 'answer' | 'reason' | 'policy'>): EndpointAccess<D>[] {
    return this.endpoints.map(endpoint => ({ endpoint, incidental: access.answer, ...access }));
  }

  /** The effect of a policy; undefined if it does not limit egress. */
  private read(object: ManifestObject<k8s.NetworkPolicy>, alternatives: readonly ManifestObject<k8s.NetworkPolicy>[]): Policy | undefined {
    const { manifest: { spec }, unreadable } = object;
    const limits = ownLimits(object);
    if (limits === 'no') { return undefined; }
    const known: readonly Opening[] = unreadable ? this.endpoints.map(() => ({ answer: 'unknown', incidental: 'unknown' })) : this.reach.openings(spec?.egress);
    const openings = known.map(opening => ({ ...opening, policy: object }));
    return {
      selector: podSelector(unreadable ? { matchLabels: { [UNREADABLE]: UNREADABLE } } : spec?.podSelector),
      limits: this.doAllLimit(alternatives) ? limits : 'no',
      openings,
      effect: effectOf(openings),
    };
  }

  /** Whether pods are limited whichever of the alternatives applies: all limit egress and select the same pods. Cached for all of them. */
  private doAllLimit(alternatives: readonly ManifestObject<k8s.NetworkPolicy>[]): boolean {
    if (alternatives.length === 1) { return true; }
    let known = this.limiting.get(alternatives);
    if (known === undefined) {
      const selectors = new Set(alternatives.map(({ manifest: { spec } }) => JSON.stringify(spec?.podSelector ?? {})));
      this.limiting.set(alternatives, known = selectors.size === 1 && alternatives.every(other => ownLimits(other) === 'yes'));
    }
    return known;
  }
}

/** Whether a policy limits egress, by its own definition. */
function ownLimits({ manifest: { spec }, unreadable }: ManifestObject<k8s.NetworkPolicy>): Answer {
  return unreadable ? 'unknown' : limitsEgress(spec);
}

function mayLimit({ limits }: Policy): boolean {
  return limits !== 'no';
}

/** Combines the openings of one endpoint, with the policy mainly responsible. */
function together(openings: readonly PolicyOpening[]): PolicyOpening | Opening {
  const [answer, incidental] = [any(openings.map(opening => opening.answer)), any(openings.map(opening => opening.incidental))];
  const policy = openings.find(opening => incidental === 'no' ? opening.answer === answer : opening.incidental === incidental)?.policy;
  return answer === 'no' || !policy ? { answer, incidental } : { answer, incidental, policy };
}

function effectOf(openings: readonly Opening[]): string {
  return openings.map(({ answer, incidental }) => `${answer} ${incidental}`).join();
}

/** The first policy of each effect: thousands may select the same pod with few distinct effects. */
class DistinctPolicies {
  public readonly all: Policy[] = [];
  private readonly effects = new Set<string>();

  public add(policy: Policy): void {
    const effect = `${policy.limits} ${policy.effect}`;
    if (this.effects.has(effect)) { return; }
    this.effects.add(effect);
    this.all.push(policy);
  }
}
