/**
 * The connections that NetworkPolicies allow to a pod, written from the API
 * reference and independently of the library.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */

interface Labels { readonly [key: string]: string }

/** A network address, which may be that of a pod. */
export interface Place {
  readonly ip: string;
  readonly port: number;
  readonly protocol?: string;
  readonly pod?: { readonly namespace: string; readonly labels: Labels };
}

export interface Pod {
  readonly namespace: string;
  readonly labels: Labels;
}

/** Cilium does not match pods by address blocks; most other plugins do. */
export interface Plugin { readonly blocksHoldPods: boolean }

const bitsOf = (ip: string): string => {
  if (!ip.includes(':')) { return ip.split('.').map(byte => Number(byte).toString(2).padStart(8, '0')).join(''); }
  const [left, right = ''] = ip.split('::');
  const [head, tail] = [left, right].map(half => half.split(':').filter(Boolean));
  const groups = ip.includes('::') ? [...head, ...new Array(8 - head.length - tail.length).fill('0'), ...tail] : head;
  return groups.map(group => parseInt(group, 16).toString(2).padStart(16, '0')).join('');
};

export function inBlock(ip: string, cidr: string): boolean {
  const [network, length] = cidr.split('/');
  const [one, other] = [bitsOf(ip), bitsOf(network)];
  return one.length === other.length && one.slice(0, Number(length)) === other.slice(0, Number(length));
}

function matches(selector: any, labels: Labels): boolean {
  const expression = ({ key, operator, values }: any) => ({
    In: () => values.includes(labels[key]),
    NotIn: () => !values.includes(labels[key]),
    Exists: () => labels[key] !== undefined,
    DoesNotExist: () => labels[key] === undefined,
  } as any)[operator]();
  return Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value)
    && (selector.matchExpressions ?? []).every(expression);
}

function isPeer(peer: any, place: Place, policyNamespace: string, { blocksHoldPods }: Plugin): boolean {
  if (peer.ipBlock) {
    if (place.pod && !blocksHoldPods) { return false; }
    return inBlock(place.ip, peer.ipBlock.cidr) && !(peer.ipBlock.except ?? []).some((hole: string) => inBlock(place.ip, hole));
  }
  if (!place.pod) { return false; }
  const sameNamespace = peer.namespaceSelector
    ? matches(peer.namespaceSelector, { 'kubernetes.io/metadata.name': place.pod.namespace })
    : place.pod.namespace === policyNamespace;
  return sameNamespace && matches(peer.podSelector ?? {}, place.pod.labels);
}

function onPort({ port, endPort, protocol = 'TCP' }: any, place: { port: number; protocol?: string }): boolean {
  return protocol === (place.protocol ?? 'TCP') && (port === undefined || (place.port >= port && place.port <= (endPort ?? port)));
}

function allowed(
  manifests: any[], pod: Pod, direction: 'Ingress' | 'Egress', place: Place, port: { port: number; protocol?: string }, plugin: Plugin,
): boolean {
  const typesOf = ({ policyTypes, egress }: any) => policyTypes ?? ['Ingress', ...egress?.length ? ['Egress'] : []];
  const isolating = manifests.filter(({ kind, metadata, spec }) => kind === 'NetworkPolicy' && metadata.namespace === pod.namespace
    && matches(spec.podSelector, pod.labels) && typesOf(spec).includes(direction));
  const rules = isolating.flatMap(({ metadata, spec }) => ((direction === 'Egress' ? spec.egress : spec.ingress) ?? [])
    .map((rule: any) => ({ rule, namespace: metadata.namespace })));
  return isolating.length === 0 || rules.some(({ rule, namespace }: any) => {
    const peers = (direction === 'Egress' ? rule.to : rule.from) ?? [];
    return (peers.length === 0 || peers.some((peer: any) => isPeer(peer, place, namespace, plugin)))
      && ((rule.ports ?? []).length === 0 || rule.ports.some((allowedPort: any) => onPort(allowedPort, port)));
  });
}

/** Whether a pod may connect to an address. */
export function reaches(manifests: any[], pod: Pod, place: Place, plugin: Plugin = { blocksHoldPods: true }): boolean {
  return allowed(manifests, pod, 'Egress', place, place, plugin);
}

/** Whether another pod may connect to a port of a pod. */
export function reachedBy(manifests: any[], pod: Pod, port: number, from: Pod, plugin: Plugin = { blocksHoldPods: true }): boolean {
  return allowed(manifests, pod, 'Ingress', { ip: '10.244.7.7', port: 0, pod: from }, { port }, plugin);
}
