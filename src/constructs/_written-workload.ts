import { ApiObject, ApiObjectMetadataDefinition } from 'cdk8s';
import { changeWritten, withPart } from './_written-last';
import { podTemplatePath } from '../kubernetes/workloads';
import { items } from '../objects/lists';
import { podTemplateAt } from '../objects/pod-template';

/** A workload known only as a rendered object, as from an Include, a Helm chart or an L1 class. */
export interface WrittenWorkload {
  readonly hostNetwork: boolean;
  /** The metadata of its pods. Additions to it are written. */
  readonly podMetadata: ApiObjectMetadataDefinition;
  containerNames(): string[];
}

/** The account named by the pods of an object, if any. */
export function writtenAccountName(object: ApiObject): string | undefined {
  const path = podTemplatePath(object);
  const { spec } = path ? podTemplateAt(object.toJson(), path) : {};
  return spec?.serviceAccountName || spec?.serviceAccount || undefined;
}

/** An object as a workload; `undefined` if it has no pods. */
export function writtenWorkload(object: ApiObject): WrittenWorkload | undefined {
  const path = podTemplatePath(object);
  if (!path) { return undefined; }
  let template = podTemplateAt(object.toJson(), path);
  const { spec, metadata } = template;
  const podMetadata = new ApiObjectMetadataDefinition({
    apiObject: object, labels: textsOf(metadata?.labels), annotations: textsOf(metadata?.annotations),
  });
  changeWritten(object, manifest => {
    template = podTemplateAt(manifest, path);
    return withPart(manifest, [...path, 'metadata'], before => ({ ...before, ...podMetadata.toJson() }));
  });
  return {
    hostNetwork: spec?.hostNetwork === true,
    podMetadata,
    containerNames: () => [...items(template.spec?.initContainers), ...items(template.spec?.containers)].map(({ name }) => String(name)),
  };
}

/** Labels or annotations without those that have no value, which cdk8s omits. */
function textsOf(values: { readonly [name: string]: string | null } | null | undefined): { [name: string]: string } {
  return Object.fromEntries(Object.entries(values ?? {}).filter((entry): entry is [string, string] => entry[1] !== null));
}
