import { judgedWorkloads } from './_judged';
import { containerKey, containerText } from './_place';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Container, Workload } from '../../model/workload';
import { nearestPath } from '../_paths';
import { Violation } from '../rule';

/** A container, and how it is named in a finding. */
export interface JudgedContainer {
  readonly workload: Workload;
  readonly container: Container;
  readonly key: string;
  /** As in `the container 'app'`. */
  readonly subject: string;
}

/** The containers that findings are for. */
export function judgedContainers(model: AppModel): readonly JudgedContainer[] {
  return model.once(allContainers);
}

function allContainers(model: AppModel): JudgedContainer[] {
  return containersIn(judgedWorkloads(model));
}

/** The containers of some workloads. */
export function containersIn(workloads: readonly Workload[]): JudgedContainer[] {
  const found: JudgedContainer[] = [];
  for (const workload of workloads) {
    for (const container of workload.containers) {
      found.push({ workload, container, key: containerKey(container.name), subject: containerText(container.name) });
    }
  }
  return found;
}

/** A violation at a field of a container. */
export function containerViolation(
  { workload: { object }, container }: JudgedContainer, path: Path, verdict: Pick<Violation, 'key' | 'message' | 'fix' | 'unknown'>,
): Violation {
  return { object, path: nearestPath(object.manifest, [...container.path, ...path]), ...verdict };
}
