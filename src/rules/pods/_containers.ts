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
export function* judgedContainers(model: AppModel, types: readonly Container['type'][] = ['init', 'regular', 'ephemeral']): Generator<JudgedContainer> {
  for (const workload of judgedWorkloads(model)) {
    for (const container of workload.containers) {
      if (types.includes(container.type)) {
        yield { workload, container, key: containerKey(container.name), subject: containerText(container.name) };
      }
    }
  }
}

/** A violation at a field of a container. */
export function containerViolation(
  { workload: { object }, container }: JudgedContainer, path: Path, verdict: Pick<Violation, 'key' | 'message' | 'fix' | 'unknown'>,
): Violation {
  return { object, path: nearestPath(object.manifest, [...container.path, ...path]), ...verdict };
}
