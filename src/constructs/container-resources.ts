import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ResourceDefaultsOptions } from './resource-defaults';

/**
 * The requests and limits of a container with the defaults filled in, field by
 * field, and a request never above its limit.
 */
export function resourcesWithDefaults(
  resources: kplus.ContainerResources, defaults: Required<ResourceDefaultsOptions>, limitMemory: boolean,
): kplus.ContainerResources {
  const { cpu, memory } = resources;
  const limit = memory?.limit ?? (limitMemory ? larger(defaults.memoryLimit, memory?.request) : undefined);
  const request = memory?.request ?? smaller(defaults.memoryRequest, limit);
  return {
    ...resources,
    cpu: { ...cpu, request: cpu?.request ?? smallerCpu(defaults.cpuRequest, cpu?.limit) },
    memory: { request, limit },
  };
}

/** In Kubernetes' notation, for the resource fields of the L1 types. */
export function toQuantity(size: Size): kplus.k8s.Quantity {
  const kibibytes = size.toKibibytes();
  return kplus.k8s.Quantity.fromString(kibibytes % 1024 === 0 ? `${kibibytes / 1024}Mi` : `${kibibytes}Ki`);
}

function larger(size: Size, other?: Size): Size {
  return other && other.toKibibytes() > size.toKibibytes() ? other : size;
}

function smaller(size: Size, other?: Size): Size {
  return other && other.toKibibytes() < size.toKibibytes() ? other : size;
}

function smallerCpu(cpu: kplus.Cpu, other?: kplus.Cpu): kplus.Cpu {
  return other && millis(other) < millis(cpu) ? other : cpu;
}

function millis(cpu: kplus.Cpu): number {
  return cpu.amount.endsWith('m') ? parseFloat(cpu.amount) : parseFloat(cpu.amount) * 1000;
}
