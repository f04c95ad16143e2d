import { ApiObjectMetadataDefinition } from 'cdk8s';
import { AccountWorkload } from './_account-users';
import { INJECTED_CONTAINERS, Marks } from '../kubernetes/injected-containers';

/** The settings of a namespace that decide what webhooks add to pods and what Pod Security refuses. */
interface InjectedNamespace {
  readonly metadata: ApiObjectMetadataDefinition;
  readonly name: string;
  /** The level of Pod Security. */
  readonly level: string;
  /** Whether meshes need no init container. */
  readonly meshCniPlugin: boolean;
}

/** Messages for init containers that a webhook adds on request of a workload or its namespace, and that Pod Security refuses. */
export function refusedInjections(workload: AccountWorkload, { metadata, name, level, meshCniPlugin }: InjectedNamespace): string[] {
  // All of them need more than "baseline" allows.
  if (level === 'privileged') { return []; }
  const [pod, namespace] = [marksOf(workload.podMetadata), marksOf(metadata)];
  const present = workload.containerNames();
  return INJECTED_CONTAINERS
    .filter(({ always, container, isAskedFor }) => (always || !meshCniPlugin) && !present.includes(container.name) && isAskedFor(pod, namespace))
    .map(({ by, container, always }) => {
      const remedy = always ? 'remove the label or annotation that requests it' : 'install the CNI plugin of the mesh and write meshCniPlugin: true';
      return `${by} adds the init container '${container.name}' to the pods of '${workload.construct.node.path}', and the namespace '${name}' refuses it at the Pod Security level "${level}"; ${remedy}, or write podSecurity: PodSecurity.privileged('<reason>')`;
    });
}

function marksOf(metadata: ApiObjectMetadataDefinition): Marks {
  const { labels, annotations } = metadata.toJson() as Partial<Marks>;
  return { labels: labels ?? {}, annotations: annotations ?? {} };
}
