import * as kplus from 'cdk8s-plus-28';
import { checkMountedVolumes } from './_mounted-volumes';
import { NewerFields } from './_newer-fields';
import { Relaxations } from './_relaxations';
import { toResourceRequirements } from './container-resources';
import { RelaxationKind } from './relaxation';
import { SecureWorkloadProps } from './secure-workload-props';
import { TopologySpread, UnsatisfiableSpread } from './topology-spread';
import { explainDnsSubdomain, explainQualifiedName } from '../kubernetes/names';
import { safeText } from '../text/safe-text';

/** Refuses settings of a pod that are invalid regardless of the containers. */
export function checkPodSettings(props: SecureWorkloadProps): void {
  for (const [property, name] of [['runtimeClassName', props.runtimeClassName], ['priorityClassName', props.priorityClassName]] as const) {
    const problem = name === undefined ? undefined : explainDnsSubdomain(name);
    if (problem) { throw new Error(safeText(`${property} is ${JSON.stringify(name)}, but ${problem}`)); }
  }
  for (const spread of props.topologySpread ?? []) { checkSpread(spread); }
  checkMountedVolumes('image volume', props.imageVolumes ?? []);
  for (const { name, reference } of props.imageVolumes ?? []) {
    if (reference.trim() === '') {
      throw new Error(safeText(`the image volume '${name}' names no image; write reference: 'registry.example.com/models/speech:v3', for example`));
    }
  }
}

function checkSpread({ topology: { key }, maxSkew, minDomains, whenUnsatisfiable, matchLabelKeys = [] }: TopologySpread): void {
  for (const [property, number] of [['maxSkew', maxSkew], ['minDomains', minDomains]] as const) {
    if (number !== undefined && (!Number.isInteger(number) || number < 1)) {
      throw new Error(safeText(`the topology spread over ${key} has ${property}: ${number}, but it must be a whole number from 1; write ${property}: 1, or leave it out`));
    }
  }
  if (minDomains !== undefined && whenUnsatisfiable === UnsatisfiableSpread.SCHEDULE_ANYWAY) {
    throw new Error(safeText(`the topology spread over ${key} has minDomains, which the API server accepts only with DO_NOT_SCHEDULE; remove one of the two`));
  }
  for (const label of matchLabelKeys) {
    const problem = explainQualifiedName(label);
    if (problem) { throw new Error(safeText(`the topology spread over ${key} names the label ${JSON.stringify(label)}, but ${problem}`)); }
  }
}

const HOST_NAMESPACES: readonly RelaxationKind[] = ['hostNetwork', 'hostPid', 'hostIpc'];

/** Combinations of settings that the API server refuses. */
export function contradictions({ hostUsers, topologySpread = [] }: SecureWorkloadProps, relaxations: Relaxations): string[] {
  const shared = hostUsers === false ? HOST_NAMESPACES.filter(kind => relaxations.has(kind)) : [];
  const keys = topologySpread.map(({ topology, whenUnsatisfiable }) => `${topology.key} ${whenUnsatisfiable ?? UnsatisfiableSpread.DO_NOT_SCHEDULE}`);
  const twice = topologySpread.filter((_, index) => keys.indexOf(keys[index]) !== index);
  return [
    ...shared.map(kind => `the pod has hostUsers: false, but the API server accepts it only without the network, process and IPC namespaces of the node; remove it, or remove Relaxation.${kind}`),
    ...twice.map(({ topology }) => `two topology spreads are over ${topology.key} with the same whenUnsatisfiable; remove one of them`),
  ];
}

/** The settings that the L1 classes of every cdk8s-plus support. */
export function podSettings(props: SecureWorkloadProps, pod: kplus.AbstractPod): Partial<kplus.k8s.PodSpec> {
  const { hostUsers, runtimeClassName, priorityClassName, topologySpread } = props;
  return {
    hostUsers,
    runtimeClassName,
    priorityClassName,
    topologySpreadConstraints: topologySpread?.map(({ topology, maxSkew, whenUnsatisfiable, minDomains, matchLabelKeys }) => ({
      topologyKey: topology.key,
      maxSkew: maxSkew ?? 1,
      whenUnsatisfiable: whenUnsatisfiable ?? UnsatisfiableSpread.DO_NOT_SCHEDULE,
      minDomains,
      matchLabelKeys: matchLabelKeys && [...matchLabelKeys],
      labelSelector: pod.toPodSelectorConfig().labelSelector._toKube(),
    })),
  };
}

export function hasNewerFields({ appArmorProfile, supplementalGroupsPolicy, podResources, imageVolumes = [] }: SecureWorkloadProps): boolean {
  return Boolean(appArmorProfile ?? supplementalGroupsPolicy ?? podResources) || imageVolumes.length > 0;
}

/** The settings that the L1 classes of cdk8s-plus-28 drop. */
export function newerFields(props: SecureWorkloadProps, resources: kplus.ContainerResources | undefined): NewerFields {
  const { appArmorProfile, supplementalGroupsPolicy, imageVolumes = [] } = props;
  return {
    securityContext: { appArmorProfile: appArmorProfile?._value, supplementalGroupsPolicy },
    resources: resources && plainRequirements(resources),
    images: new Map(imageVolumes.map(({ name, reference, pullPolicy }) => [name, { ...pullPolicy && { pullPolicy }, reference }])),
  };
}

/** Requests and limits in the form that the L1 classes write. */
function plainRequirements(resources: kplus.ContainerResources): NewerFields['resources'] {
  const { limits = {}, requests = {} } = toResourceRequirements(resources) ?? {};
  const plain = (quantities: { [name: string]: kplus.k8s.Quantity }): object =>
    Object.fromEntries(Object.entries(quantities).map(([name, { value }]) => [name, value]));
  return { limits: plain(limits), requests: plain(requests) };
}
