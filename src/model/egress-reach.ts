import { Answer } from './answer';
import { Block, containsBlock, parseCidr } from '../kubernetes/network/cidr';
import { Endpoint } from '../kubernetes/network/metadata-endpoints';
import type * as k8s from '../objects/kubernetes-types';
import { items, texts } from '../objects/lists';

/** A TCP destination of pods: an endpoint, or without addresses anything outside of their node. */
export type Destination = Partial<Endpoint>;

/** Addresses of a node and of its cloud's metadata, which no network beyond the node has. */
const NODE_ADDRESSES = ['169.254.0.0/16', 'fe80::/10', 'fd00:ec2::/32', 'fd20:ce::254/128'].map(cidr => parseCidr(cidr)!);

/** The effect of egress rules on one destination. */
export interface Opening {
  /** Whether they let pods reach it. */
  readonly answer: Answer;
  /** Whether a rule that is broader than the destination allows it; a rule with its exact address is intentional. */
  readonly incidental: Answer;
}

const CLOSED: Opening = { answer: 'no', incidental: 'no' };
const OPEN: Opening = { answer: 'yes', incidental: 'yes' };
const OPEN_ON_PURPOSE: Opening = { answer: 'yes', incidental: 'no' };
const UNKNOWN: Opening = { answer: 'unknown', incidental: 'unknown' };

/** Whether a policy limits what its pods reach. */
export function limitsEgress(spec: k8s.NetworkPolicySpec | null | undefined): Answer {
  if (!spec) { return 'unknown'; }
  const [types, egress] = [texts(spec.policyTypes), items(spec.egress)];
  return (types.length > 0 ? types.includes('Egress') : egress.length > 0) ? 'yes' : 'no';
}

/**
 * The destinations that egress rules of policies open. Pods and namespaces in rules are
 * not such destinations.
 */
export class EgressReach {
  /** Unset if the addresses are a placeholder. */
  private readonly blocks: readonly (Block | 'beyond the node' | undefined)[];
  /** Cached: the policies of an app repeat the same few blocks. */
  private readonly known = new Map<string, Block | undefined>();

  public constructor(private readonly destinations: readonly Destination[]) {
    this.blocks = destinations.map(({ cidr }) => cidr === undefined ? 'beyond the node' : parseCidr(cidr));
  }

  /** The openings of the rules, one per destination. */
  public openings(egress: k8s.NetworkPolicySpec['egress']): Opening[] {
    const rules = items(egress);
    return this.destinations.map((destination, index) => together(rules.map(rule => this.opening(rule, destination, this.blocks[index]))));
  }

  private opening(rule: k8s.NetworkPolicyEgressRule, { ports = [] }: Destination, wanted: Block | 'beyond the node' | undefined): Opening {
    const port = allowsPorts(items(rule.ports), ports);
    if (port === 'no') { return CLOSED; }
    const to = items(rule.to);
    const opening = to.length === 0 ? OPEN : together(to.map(peer => this.allows(peer, wanted)));
    return port === 'yes' ? opening : { answer: atMostUnknown(opening.answer), incidental: atMostUnknown(opening.incidental) };
  }

  private allows({ ipBlock, podSelector, namespaceSelector }: k8s.NetworkPolicyPeer, wanted: Block | 'beyond the node' | undefined): Opening {
    if (!ipBlock) { return podSelector || namespaceSelector ? CLOSED : UNKNOWN; }
    const block = this.read(ipBlock.cidr);
    if (!block || !wanted) { return UNKNOWN; }
    if (wanted === 'beyond the node') { return NODE_ADDRESSES.some(addresses => containsBlock(addresses, block)) ? CLOSED : OPEN; }
    // A rule with the addresses themselves, or some of them, is intentional.
    const isNamed = containsBlock(wanted, block);
    if (!isNamed && !containsBlock(block, wanted)) { return CLOSED; }
    const excepted = texts(ipBlock.except).map(hole => this.read(hole));
    if (excepted.some(hole => hole && containsBlock(hole, isNamed ? block : wanted))) { return CLOSED; }
    if (excepted.includes(undefined)) { return UNKNOWN; }
    return isNamed ? OPEN_ON_PURPOSE : OPEN;
  }

  private read(cidr: string | null | undefined): Block | undefined {
    if (!cidr) { return undefined; }
    if (!this.known.has(cidr)) { this.known.set(cidr, parseCidr(cidr)); }
    return this.known.get(cidr);
  }
}

/** Combines openings, which add up. */
function together(openings: readonly Opening[]): Opening {
  return { answer: any(openings.map(({ answer }) => answer)), incidental: any(openings.map(({ incidental }) => incidental)) };
}

/** Whether any of the answers holds. */
export function any(answers: readonly Answer[]): Answer {
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

/** Limits an answer that depends on an unknown fact. */
export function atMostUnknown(answer: Answer): Answer {
  return answer === 'no' ? 'no' : 'unknown';
}

/** Whether a rule's ports include one of the TCP ports. A named port is always a pod's. */
function allowsPorts(ports: readonly k8s.NetworkPolicyPort[], wanted: readonly number[]): Answer {
  if (ports.length === 0 || wanted.length === 0) { return 'yes'; }
  return any(ports.map(entry => allowsPort(entry, wanted)));
}

function allowsPort({ protocol, port: first, endPort: last }: k8s.NetworkPolicyPort, wanted: readonly number[]): Answer {
  const [port, endPort] = [first ?? undefined, last ?? undefined];
  if ((protocol ?? 'TCP') !== 'TCP') { return protocol === 'UDP' || protocol === 'SCTP' ? 'no' : 'unknown'; }
  if (port === undefined) { return endPort === undefined ? 'yes' : 'unknown'; }
  if (typeof port === 'string' && /^[a-z0-9-]*[a-z][a-z0-9-]*$/.test(port)) { return 'no'; }
  if (typeof port !== 'number' || !(endPort === undefined || typeof endPort === 'number')) { return 'unknown'; }
  return wanted.some(number => port <= number && number <= (endPort ?? port)) ? 'yes' : 'no';
}
