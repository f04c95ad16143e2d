import { containsCidr, isCidr } from './cidr';

/**
 * What a NetworkPolicy lets pods reach. Policies only allow, and those that
 * select a pod add up; a pod that no policy with egress selects reaches
 * everything.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export interface NetworkPolicySpec {
  readonly podSelector?: LabelSelector;
  readonly policyTypes?: readonly string[];
  readonly egress?: readonly EgressRule[];
}

export interface EgressRule {
  readonly to?: readonly {
    readonly ipBlock?: IpBlock;
    readonly namespaceSelector?: LabelSelector;
    readonly podSelector?: LabelSelector;
  }[];
  readonly ports?: readonly { readonly port?: number | string; readonly endPort?: number; readonly protocol?: string }[];
}

export interface IpBlock {
  readonly cidr: string;
  readonly except?: readonly string[];
}

export interface LabelSelector {
  readonly matchLabels?: { readonly [key: string]: string };
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[];
}

/** Whether the pods that the policy selects reach only what some policy allows. */
export function limitsEgress({ policyTypes, egress = [] }: NetworkPolicySpec): boolean {
  return policyTypes?.length ? policyTypes.includes('Egress') : egress.length > 0;
}

/** What a pod may reach; `undefined` when no policy limits it. */
export function egressRules(policies: readonly NetworkPolicySpec[], labels: { readonly [key: string]: string }): EgressRule[] | undefined {
  const selecting = policies.filter(policy => limitsEgress(policy) && selects(policy.podSelector ?? {}, labels));
  return selecting.length === 0 ? undefined : selecting.flatMap(({ egress = [] }) => egress);
}

/** Whether a rule lets TCP connections to a port through, to whomever it names. */
export function allowsTcpPort({ ports = [] }: EgressRule, wanted: number): boolean {
  return ports.length === 0 || ports.some(({ protocol = 'TCP', port, endPort }) => protocol === 'TCP'
    && (port === undefined || port === wanted || (typeof port === 'number' && endPort !== undefined && port <= wanted && wanted <= endPort)));
}

/** Whether a rule lets pods reach anything at all. */
export function allowsEverybody({ to = [] }: EgressRule): boolean {
  return to.length === 0;
}

/** The blocks of addresses that a rule names. */
export function ipBlocks({ to = [] }: EgressRule): IpBlock[] {
  return to.flatMap(({ ipBlock }) => ipBlock ? [ipBlock] : []);
}

/** Whether a block leaves an address of another one open. */
export function opens({ cidr, except = [] }: IpBlock, wanted: string): boolean {
  return (containsCidr(cidr, wanted) || containsCidr(wanted, cidr)) && !except.some(hole => containsCidr(hole, wanted));
}

/** Whether a rule lets pods reach a block of addresses; a block that a Helm template hides may be any. */
export function allowsAddresses(rule: EgressRule, wanted: string): boolean {
  return allowsEverybody(rule) || ipBlocks(rule).some(block => !isCidr(block.cidr) || opens(block, wanted));
}

/** Whether a rule lets pods reach addresses that are not only those of their own node or its cloud's metadata. */
export function allowsBeyondNode(rule: EgressRule): boolean {
  return allowsEverybody(rule) || ipBlocks(rule).some(({ cidr }) => !LINK_LOCAL.some(block => containsCidr(block, cidr)));
}

const LINK_LOCAL = ['169.254.0.0/16', 'fe80::/10', 'fd00:ec2::/32', 'fd20:ce::254/128'];

function selects({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: { readonly [key: string]: string }): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every(({ key, operator, values = [] }) => {
      switch (operator) {
        case 'In': return key in labels && values.includes(labels[key]);
        case 'NotIn': return !(key in labels) || !values.includes(labels[key]);
        case 'Exists': return key in labels;
        default: return !(key in labels);
      }
    });
}
