import { withValue } from './_json';
import { Measure } from './_measure';
import { contextOf, PodContainer, startedContainersIn } from './_pod';
import { HardeningMeasure } from './hardening-measure';
import { freeVolumeName } from '../../kubernetes/free-volume-name';
import { parseQuantity } from '../../kubernetes/quantity';
import { normalizedMountPath } from '../../kubernetes/service-account-token';
import { runsOnWindows } from '../../kubernetes/windows-pod';
import type * as k8s from '../../objects/kubernetes-types';
import { items } from '../../objects/lists';

const TEMPORARY = '/tmp';
const TEMPORARY_SIZE = '64Mi';

const readOnlyRootFilesystem: Measure = {
  measure: HardeningMeasure.READ_ONLY_ROOT_FILESYSTEM,
  effect: 'its root file system is read-only, and /tmp is an empty directory of 64 Mi',
  risk: 'a program that writes to any other directory of its image fails',
  rules: ['writable-root-filesystem'],
  steps: spec => runsOnWindows(spec) ? [] : startedContainersIn(spec)
    .filter(container => contextOf(container).readOnlyRootFilesystem !== true)
    .map(container => ({
      container: container.name,
      apply: before => withTemporaryDirectory(withValue(before, [...container.path, 'securityContext', 'readOnlyRootFilesystem'], true), container),
    })),
};

const noServiceLinks: Measure = {
  measure: HardeningMeasure.NO_SERVICE_LINKS,
  effect: 'the addresses of the Services of the namespace are not in its environment',
  risk: 'a program that reads these addresses from its environment instead of DNS fails',
  rules: ['service-links'],
  steps: spec => spec.enableServiceLinks === false ? [] : [{ apply: before => withValue(before, ['enableServiceLinks'], false) }],
};

const resourceDefaults: Measure = {
  measure: HardeningMeasure.RESOURCE_DEFAULTS,
  effect: 'it has requests and a memory limit',
  risk: 'a program that needs more memory than the limit is killed',
  rules: ['missing-memory-limit'],
  steps: (spec, { resources: defaults }) => spec.resources ? [] : startedContainersIn(spec).flatMap(container => {
    const [requests, limits] = [container.value.resources?.requests ?? {}, container.value.resources?.limits ?? {}];
    const missing: [string, string, string][] = [];
    // The API server sets an unset request to the limit.
    if (!isSet(requests.cpu) && !isSet(limits.cpu)) {
      missing.push(['requests', 'cpu', defaults.cpuLimit === undefined ? defaults.cpuRequest : smallerQuantity(defaults.cpuRequest, defaults.cpuLimit)]);
    }
    if (defaults.cpuLimit !== undefined && !isSet(limits.cpu)) {
      const limit = largerQuantity(requests.cpu, defaults.cpuLimit);
      if (limit !== undefined) { missing.push(['limits', 'cpu', limit]); }
    }
    if (!isSet(limits.memory)) {
      const limit = largerQuantity(requests.memory, defaults.memoryLimit);
      if (limit !== undefined) { missing.push(['limits', 'memory', limit]); }
      if (!isSet(requests.memory)) { missing.push(['requests', 'memory', smallerQuantity(defaults.memoryRequest, defaults.memoryLimit)]); }
    }
    return missing.length === 0 ? [] : [{
      container: container.name,
      apply: (before: k8s.PodSpec) => missing.reduce((result, [kind, name, value]) => withValue(result, [...container.path, 'resources', kind, name], value), before),
    }];
  }),
};

/** The measures that change more than a security context. */
export const POD_MEASURES: readonly Measure[] = [readOnlyRootFilesystem, noServiceLinks, resourceDefaults];

function withTemporaryDirectory(spec: k8s.PodSpec, { path, name, value }: PodContainer): k8s.PodSpec {
  const [mounts, volumes] = [items(value.volumeMounts), items(spec.volumes)];
  if (mounts.some(({ mountPath }) => normalizedMountPath(mountPath ?? '') === TEMPORARY)) { return spec; }
  const volumeName = freeVolumeName(`tmp-${name}`, volumes.map(volume => volume.name));
  const mounted = withValue(spec, [...path, 'volumeMounts'], [...mounts, { mountPath: TEMPORARY, name: volumeName }]);
  return withValue(mounted, ['volumes'], [...volumes, { emptyDir: { sizeLimit: TEMPORARY_SIZE }, name: volumeName }]);
}

function isSet(quantity: k8s.Quantity | null | undefined): boolean {
  return quantity !== undefined && quantity !== null;
}

/** The larger of a request, if set, and a default; `undefined` if the request can't be parsed. */
function largerQuantity(request: k8s.Quantity | null | undefined, standard: string): string | undefined {
  if (request === undefined || request === null) { return standard; }
  const asked = parseQuantity(request);
  if (asked === undefined) { return undefined; }
  return asked > parseQuantity(standard)! ? String(request) : standard;
}

function smallerQuantity(a: string, b: string): string {
  return parseQuantity(a)! < parseQuantity(b)! ? a : b;
}
