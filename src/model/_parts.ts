import { Part } from './part';
import { isClusterScopedKind } from '../kubernetes/cluster-scoped-kinds';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { groupOf } from '../objects/api-group';
import { checkedValue } from '../objects/checked-value';
import { valueAt } from '../objects/data-path';
import { EmbeddedPod } from '../objects/embedded-pods/embedded-pod';
import { ImpliedObject } from '../objects/embedded-pods/olm';
import { structNamed } from '../objects/field-type';
import type * as k8s from '../objects/kubernetes-types';
import { objectMeta } from '../objects/object-meta';

/** A pod of a custom resource as a separate workload. */
export interface PodPart {
  readonly object: ManifestObject<Pick<k8s.Pod, 'metadata'>>;
  readonly podPath: Path;
  readonly pod: k8s.PodTemplateSpec;
  readonly part: Part;
  readonly embedded: EmbeddedPod;
  /** Values of a type that a pod does not have there, which are therefore unknown; paths in the custom resource. */
  readonly unreadable: readonly Path[];
}

/** The path of a template that is assembled from parts. */
const TEMPLATE = 'template';

/** Creates a workload from a pod in a custom resource. */
export function podPart(owner: ManifestObject, embedded: EmbeddedPod): PodPart {
  const isClusterScoped = isClusterScopedKind(groupOf(owner.apiVersion), owner.kind);
  const { value: pod, unreadable } = checkedValue<k8s.PodTemplateSpec>(embedded.template, structNamed('PodTemplateSpec')!);
  // With several pods in one object, each gets its own small manifest, which is cheaper to traverse.
  const isOnly = embedded.key === '' && embedded.path?.every(step => typeof step === 'string');
  const isWhole = isOnly && embedded.path !== undefined && unreadable.length === 0;
  const podPath = isWhole ? embedded.path : [TEMPLATE];
  const metadata = objectMeta(owner.manifest);
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

/** Whether a controller creates exactly the pods that the template describes, and accepts all of its fields. */
function isPlainTemplate({ absent, choosesAccount, isDecoded, cannotSet }: EmbeddedPod): boolean {
  return absent === 'default' && !choosesAccount && isDecoded && cannotSet.length === 0;
}

const OF_ACCOUNT: ReadonlySet<unknown> = new Set(['serviceAccountName', 'serviceAccount', 'automountServiceAccountToken']);
const CONTAINER_LISTS: ReadonlySet<unknown> = new Set(['containers', 'initContainers', 'ephemeralContainers']);
/** Fields of the security context that a container inherits from its pod if it does not set them. */
const INHERITED: ReadonlySet<unknown> = new Set([
  'runAsNonRoot', 'runAsUser', 'runAsGroup', 'seccompProfile', 'seLinuxOptions', 'appArmorProfile', 'windowsOptions',
]);

/** Fields of the spec that affect all containers. */
const POD_WIDE: ReadonlySet<unknown> = new Set(['securityContext', 'os', 'hostUsers']);

/** Whether a field may be unset only because a value at, above or below it was left out. */
function concerns(unreadable: readonly Path[], path: Path): boolean {
  return unreadable.some(place => POD_WIDE.has(place[1]) || place.length < 2
    || Array.from({ length: Math.min(place.length, path.length) }).every((_, index) => place[index] === path[index]));
}

/** Whether an unset field of the pod's spec may be set by something outside of the object. */
function isUnknown({ absent, choosesAccount, cannotSet }: EmbeddedPod, [name, ...inner]: Path): boolean {
  if (absent === 'unknown' || cannotSet.includes(String(name)) || (choosesAccount && OF_ACCOUNT.has(name))) { return true; }
  const isInContainer = CONTAINER_LISTS.has(name) && inner.length > 0;
  return absent === 'unknown for the pod' && (!isInContainer || inner.some(step => INHERITED.has(step)));
}

/** Creates the object that a controller creates from a part of another. */
export function impliedPart(
  owner: ManifestObject, { apiVersion, kind, name, key, home, manifest, placeOf }: ImpliedObject,
): { readonly object: ManifestObject; readonly part: Part } {
  return {
    object: { apiVersion, kind, name, namespace: owner.namespace, manifest, origin: owner.origin },
    // OLM creates the account, and the user cannot set its fields.
    part: { owner, key, home, placeOf, isUnknown: () => kind === 'ServiceAccount' },
  };
}

/** Nests a part in another: the result is a part of the outer owner. */
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
