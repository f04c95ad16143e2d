import { ApiObject } from 'cdk8s';
import { podTemplatePath } from './_pod-template-path';
import { changeWritten, Part, withPart } from './_written-last';
import { items } from '../objects/lists';

/** The fields of a pod that the L1 classes of cdk8s-plus-28 drop, because Kubernetes 1.28 did not have them. */
export interface NewerFields {
  readonly securityContext: Part;
  readonly resources?: Part;
  /** The source of each image volume, by the name of the volume. */
  readonly images: ReadonlyMap<unknown, Part>;
}

/** Adds newer fields to what a workload writes. */
export function writeNewerFields(object: ApiObject, fields: () => NewerFields): void {
  changeWritten(object, manifest => {
    const { securityContext, resources, images } = fields();
    return withPart(manifest, [...podTemplatePath(object)!, 'spec'], spec => withPart({
      ...spec,
      ...resources && { resources },
      volumes: spec.volumes && items<Part>(spec.volumes as Part[])
        .map(volume => images.has(volume.name) ? { image: images.get(volume.name), name: volume.name } : volume),
    }, ['securityContext'], context => ({ ...context, ...securityContext })));
  });
}
