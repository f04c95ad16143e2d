import { Path } from '../manifest/path';
import { Workload } from '../model/workload';

/** A field of the pod's spec, as seen from the top of the manifest. */
export function podPath({ podPath: start }: Workload, ...path: Path): Path {
  return [...start, 'spec', ...path];
}
