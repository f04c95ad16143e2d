import { Path } from '../manifest/path';
import { Workload } from '../model/workload';

/** The path of a field of the pod spec, from the top of the manifest. */
export function podPath({ podPath: start }: Workload, ...path: Path): Path {
  return [...start, 'spec', ...path];
}
