import { Path } from '../manifest/path';
import { Workload } from '../model/workload';

/** As much of a path as leads to something. */
export function nearestPath(manifest: unknown, path: Path): Path {
  let value = manifest;
  for (const [index, step] of path.entries()) {
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? (value as { [step: string]: unknown })[step] : undefined;
    if (value === undefined || value === null) { return path.slice(0, index); }
  }
  return path;
}

/** A field of the pod's spec, or the nearest that is there, as seen from the top of the manifest. */
export function podPath({ object, podPath: start }: Workload, ...path: Path): Path {
  return nearestPath(object.manifest, [...start, 'spec', ...path]);
}
