import { Part } from './part';
import { isClusterScopedKind } from '../kubernetes/cluster-scoped-kinds';
import { EmbeddedPod } from '../kubernetes/embedded-pods/embedded-pod';
import { ImpliedObject } from '../kubernetes/embedded-pods/olm';
import { valueAt } from '../kubernetes/workloads';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { groupOf } from '../objects/api-group';
import { checkedValue } from '../objects/checked-value';
import { structNamed } from '../objects/field-type';
import type * as k8s from '../objects/kubernetes-types';
import { field } from '../objects/plain-object';

/** A pod of a custom resource as a workload of its own. */
export interface PodPart {
  readonly object: ManifestObject<Pick<k8s.Pod, 'metadata'>>;
  readonly podPath: Path;
  readonly pod: k8s.PodTemplateSpec;
  readonly part: Part;
  readonly embedded: EmbeddedPod;
  /** What is not of the type that a pod has there, and is not known therefore; as the custom resource has it. */
  readonly unreadable: readonly Path[];
}

/** Where the template stands that is put together from parts. */
const TEMPLATE = 'template';

/** Makes a workload of a pod in a custom resource. */
export function podPart(owner: ManifestObject, embedded: EmbeddedPod): PodPart {
  const isClusterScoped = isClusterScopedKind(groupOf(owner.apiVersion), owner.kind);
  const { value: pod, unreadable } = checkedValue<k8s.PodTemplateSpec>(embedded.template, structNamed('PodTemplateSpec')!);
  // With several in one object, each is small enough to be walked through alone.
  const isOnly = embedded.key === '' && embedded.path?.every(step => typeof step === 'string');
  const isWhole = isOnly && embedded.path !== undefined && unreadable.length === 0;
  const podPath = isWhole ? embedded.path : [TEMPLATE];
  const metadata = metadataOf(owner);
  const object = { ...owner, manifest: isWhole ? { ...owner.manifest, metadata } : { metadata, [TEMPLATE]: pod } };
  return {
    object,
    podPath,
    pod,
    embedded,
    unreadable: unreadable.map(embedded.placeOf),
    part: {
      owner,
      key: embedded.key,
      home: embedded.home,
      ...isPlainTemplate(embedded) ? { template: embedded.path } : {},
      ...isClusterScoped ? { runsAnywhere: true } : {},
      placeOf: path => isWhole || path[0] !== TEMPLATE ? path : embedded.placeOf(path.slice(1)),
      isUnknown: path => {
        const inSpec = path.slice(podPath.length + 1);
        if (isClusterScoped && OF_ACCOUNT.has(inSpec[0])) { return true; }
        return valueAt(object.manifest, path) === undefined && (concerns(unreadable, path.slice(podPath.length)) || isUnknown(embedded, inSpec));
      },
    },
  };
}

/** Whether a controller makes the very pods that the template describes, and knows all of its fields. */
function isPlainTemplate({ absent, choosesAccount, isDecoded, cannotSet }: EmbeddedPod): boolean {
  return absent === 'default' && !choosesAccount && isDecoded && cannotSet.length === 0;
}

/** Metadata are known to be those of Kubernetes wherever they stand. */
function metadataOf(owner: ManifestObject): k8s.ObjectMeta {
  const metadata = field(owner.manifest, 'metadata');
  return checkedValue<k8s.ObjectMeta>(typeof metadata === 'object' && metadata !== null ? metadata : {}, structNamed('ObjectMeta')!).value;
}

const OF_ACCOUNT: ReadonlySet<unknown> = new Set(['serviceAccountName', 'serviceAccount', 'automountServiceAccountToken']);
const CONTAINER_LISTS: ReadonlySet<unknown> = new Set(['containers', 'initContainers', 'ephemeralContainers']);
/** Fields of the security context that a container has from its pod where it does not set them. */
const INHERITED: ReadonlySet<unknown> = new Set([
  'runAsNonRoot', 'runAsUser', 'runAsGroup', 'seccompProfile', 'seLinuxOptions', 'appArmorProfile', 'windowsOptions',
]);

/** Fields of the spec that decide what all containers may do. */
const POD_WIDE: ReadonlySet<unknown> = new Set(['securityContext', 'os', 'hostUsers']);

/** Whether a field may not be set only because a value at, around or below it was left out. */
function concerns(unreadable: readonly Path[], path: Path): boolean {
  return unreadable.some(place => POD_WIDE.has(place[1]) || place.length < 2
    || Array.from({ length: Math.min(place.length, path.length) }).every((_, index) => place[index] === path[index]));
}

/** Whether a field of the pod's spec that is not set may be set by something that the object does not show. */
function isUnknown({ absent, choosesAccount, cannotSet }: EmbeddedPod, [name, ...inner]: Path): boolean {
  if (absent === 'unknown' || cannotSet.includes(String(name)) || (choosesAccount && OF_ACCOUNT.has(name))) { return true; }
  const isInContainer = CONTAINER_LISTS.has(name) && inner.length > 0;
  return absent === 'unknown for the pod' && (!isInContainer || inner.some(step => INHERITED.has(step)));
}

/** Makes an object of what a controller makes from a part of another. */
export function impliedPart(
  owner: ManifestObject, { apiVersion, kind, name, key, home, manifest, placeOf }: ImpliedObject,
): { readonly object: ManifestObject; readonly part: Part } {
  return {
    object: { apiVersion, kind, name, namespace: owner.namespace, manifest, origin: owner.origin },
    // OLM writes the account, and leaves nothing to choose.
    part: { owner, key, home, placeOf, isUnknown: () => kind === 'ServiceAccount' },
  };
}

/** A part of what is itself part of another object is part of the latter. */
export function partWithin(outer: Part, inner: Part): Part {
  return {
    owner: outer.owner,
    key: [outer.key, inner.key].filter(text => text !== '').join(' '),
    home: outer.placeOf(inner.home),
    ...inner.runsAnywhere ? { runsAnywhere: true } : {},
    placeOf: path => outer.placeOf(inner.placeOf(path)),
    isUnknown: path => inner.isUnknown(path) || outer.isUnknown(inner.placeOf(path)),
  };
}
