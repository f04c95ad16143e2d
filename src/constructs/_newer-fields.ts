import { ApiObject } from 'cdk8s';

/** A part of a manifest. */
type Fields = Readonly<Record<string, unknown>>;

/** The fields of a pod that the L1 classes of cdk8s-plus-28 drop, because Kubernetes 1.28 did not have them. */
export interface NewerFields {
  readonly securityContext: Fields;
  readonly resources?: Fields;
  /** The source of each image volume, by the name of the volume. */
  readonly images: ReadonlyMap<string, Fields>;
}

/**
 * Adds newer fields to what an object writes. It changes the object and not only
 * its spec: an L1 class keeps no field that it does not know.
 */
export function writeNewerFields(object: ApiObject, fields: () => NewerFields): void {
  const Original = object.constructor as new (...args: any[]) => ApiObject;
  class WithNewerFields extends Original {
    public toJson(): any {
      return inPodSpec(super.toJson(), spec => withNewerFields(spec, fields()));
    }
  }
  Object.defineProperty(WithNewerFields, 'name', { value: Original.name });
  Object.setPrototypeOf(object, WithNewerFields.prototype);
}

/** Where a pod, a workload and a CronJob have the spec of their pods. */
const POD_SPEC_PATHS: Readonly<Record<string, readonly string[]>> = { Pod: ['spec'], CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'] };
const IN_WORKLOADS = ['spec', 'template', 'spec'];

function inPodSpec(manifest: any, change: (spec: any) => any): any {
  const at = (part: any, [step, ...rest]: readonly string[]): any => step === undefined ? change(part) : { ...part, [step]: at(part[step], rest) };
  return at(manifest, POD_SPEC_PATHS[manifest.kind] ?? IN_WORKLOADS);
}

function withNewerFields(spec: any, { securityContext, resources, images }: NewerFields): any {
  return sorted({
    ...spec,
    ...resources && { resources },
    securityContext: sorted({ ...spec.securityContext, ...securityContext }),
    volumes: spec.volumes?.map((volume: any) => images.has(volume.name) ? { image: images.get(volume.name), name: volume.name } : volume),
  });
}

/** As cdk8s writes the fields of an object. */
function sorted(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined).sort(([a], [b]) => a < b ? -1 : 1));
}
