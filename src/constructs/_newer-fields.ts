import { ApiObject } from 'cdk8s';
import { changeWritten, WrittenPart, withPart } from './_written-last';
import { podTemplatePath } from '../kubernetes/workloads';
import { items } from '../objects/lists';

/** The fields of a pod that the L1 classes of cdk8s-plus-28 drop, because Kubernetes 1.28 did not have them. */
export interface NewerFields {
  readonly securityContext: WrittenPart;
  readonly resources?: WrittenPart;
  /** The source of each image volume, by the name of the volume. */
  readonly images: ReadonlyMap<unknown, WrittenPart>;
}

/** Adds newer fields to the written manifest of a workload. */
export function writeNewerFields(object: ApiObject, fields: () => NewerFields): void {
  changeWritten(object, manifest => {
    const { securityContext, resources, images } = fields();
    return withPart(manifest, [...podTemplatePath(object)!, 'spec'], spec => withPart({
      ...spec,
      ...resources && { resources },
      volumes: spec.volumes && items<WrittenPart>(spec.volumes as WrittenPart[])
        .map(volume => images.has(volume.name) ? { image: images.get(volume.name), name: volume.name } : volume),
    }, ['securityContext'], context => ({ ...context, ...securityContext })));
  });
}
