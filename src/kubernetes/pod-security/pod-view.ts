import { fieldAt, hasUserNamespace, isWindows, itemsAt, Place, PodManifest } from './pod';
import { field } from '../../objects/plain-object';

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

/** A pod as the controls look at it. */
export class PodView {
  public readonly metadata: Place;
  public readonly spec: Place;
  public readonly securityContext: Place;
  public readonly volumes: readonly Place[];
  /** Every container, with its name where it has one. */
  public readonly containers: readonly Place[];
  /** The security context of every container. */
  public readonly containerContexts: readonly Place[];
  /** Containers have no access to Linux features on Windows, so some controls leave such pods out. */
  public readonly isWindows: boolean;
  /** Whether the root user of the pod has no privileges on the node. */
  public readonly hasUserNamespace: boolean;

  public constructor(pod: PodManifest) {
    const [metadata, spec] = [field(pod, 'metadata'), field(pod, 'spec')];
    this.metadata = new Place(metadata, 'metadata');
    this.spec = new Place(spec, 'spec');
    this.securityContext = fieldAt(this.spec, 'securityContext');
    this.volumes = itemsAt(fieldAt(this.spec, 'volumes'));
    this.containers = CONTAINER_LISTS.flatMap(list => itemsAt(fieldAt(this.spec, list)).map(named));
    this.containerContexts = this.containers.map(container => fieldAt(container, 'securityContext'));
    this.isWindows = isWindows({ spec });
    this.hasUserNamespace = hasUserNamespace({ spec });
  }
}

function named(container: Place): Place {
  const name = container.expected === undefined ? field(container.value, 'name') : undefined;
  return typeof name === 'string' ? container.inContainer(name) : container;
}
