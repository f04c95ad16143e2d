import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DefaultsInForce } from './resource-defaults';

/**
 * The requests and limits of a container with the defaults filled in, field by
 * field. A default request never exceeds the limit.
 */
export function resourcesWithDefaults(
  resources: kplus.ContainerResources, defaults: DefaultsInForce, limitMemory: boolean,
): kplus.ContainerResources {
  const { cpu, memory } = resources;
  const cpuLimit = cpu?.limit ?? (defaults.cpuLimit && largerCpu(defaults.cpuLimit, cpu?.request));
  const limit = memory?.limit ?? (limitMemory ? larger(defaults.memoryLimit, memory?.request) : undefined);
  const request = memory?.request ?? smaller(defaults.memoryRequest, limit);
  return {
    ...resources,
    cpu: { request: cpu?.request ?? smallerCpu(defaults.cpuRequest, cpuLimit), limit: cpuLimit },
    memory: { request, limit },
  };
}

/** Requests and limits in Kubernetes notation, if any. cdk8s-plus supports only whole mebibytes of memory and whole gibibytes of storage. */
export function toResourceRequirements({ cpu, memory, ephemeralStorage }: kplus.ContainerResources): kplus.k8s.ResourceRequirements | undefined {
  const quantities = (of: 'request' | 'limit'): { [resource: string]: kplus.k8s.Quantity } | undefined => {
    const [cpus, bytes, disk] = [cpu?.[of], memory?.[of], ephemeralStorage?.[of]];
    const found = {
      ...cpus && { cpu: kplus.k8s.Quantity.fromString(cpus.amount) },
      ...bytes && { memory: toQuantity(bytes) },
      ...disk && { 'ephemeral-storage': toStorageQuantity(disk) },
    };
    return Object.keys(found).length > 0 ? found : undefined;
  };
  const [requests, limits] = [quantities('request'), quantities('limit')];
  return requests || limits ? { requests, limits } : undefined;
}

/** A memory size in Kubernetes notation. */
export function toQuantity(size: Size): kplus.k8s.Quantity {
  return inLargestUnit(size, ['Mi', 'Ki']);
}

/** A storage size in Kubernetes notation. */
export function toStorageQuantity(size: Size): kplus.k8s.Quantity {
  return inLargestUnit(size, ['Gi', 'Mi', 'Ki']);
}

const KIBIBYTES = { Ki: 1, Mi: 1024, Gi: 1024 * 1024 };

/** Uses the largest unit in which the size is a whole number. */
function inLargestUnit(size: Size, units: readonly (keyof typeof KIBIBYTES)[]): kplus.k8s.Quantity {
  const kibibytes = size.toKibibytes();
  const unit = units.find(each => kibibytes % KIBIBYTES[each] === 0) ?? 'Ki';
  return kplus.k8s.Quantity.fromString(`${kibibytes / KIBIBYTES[unit]}${unit}`);
}

function larger(size: Size, other?: Size): Size {
  return other && other.toKibibytes() > size.toKibibytes() ? other : size;
}

function smaller(size: Size, other?: Size): Size {
  return other && other.toKibibytes() < size.toKibibytes() ? other : size;
}

function largerCpu(cpu: kplus.Cpu, other?: kplus.Cpu): kplus.Cpu {
  return other && millis(other) > millis(cpu) ? other : cpu;
}

function smallerCpu(cpu: kplus.Cpu, other?: kplus.Cpu): kplus.Cpu {
  return other && millis(other) < millis(cpu) ? other : cpu;
}

function millis(cpu: kplus.Cpu): number {
  return cpu.amount.endsWith('m') ? parseFloat(cpu.amount) : parseFloat(cpu.amount) * 1000;
}
