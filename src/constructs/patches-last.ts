import { ApiObject, JsonPatch } from 'cdk8s';
import { IConstruct } from 'constructs';
import { patchInKubernetesWords } from './_patch-words';
import { AppState } from './app-state';
import { PatchOperation } from './patch-operation';
import { safeText } from '../text/safe-text';

/** Private state of cdk8s: the patches of an object, and their operations. */
interface Patched {
  patches: readonly { _toJson(): PatchOperation }[];
}

const PATCHES_LAST = 'patches-last';

type ApiObjectClass = new (...args: any[]) => ApiObject;

/**
 * Applies the JSON patches of an object to its written manifest.
 *
 * cdk8s applies them earlier, before the classes of cdk8s-plus convert the fields
 * that they know and drop all others. The object gets a subclass of its class,
 * because other languages do not see properties of the instance.
 */
export function applyPatchesLast(construct: IConstruct): void {
  const object = ApiObject.of(construct);
  const classes = AppState.of(object.node.root).once(PATCHES_LAST, () => new Map<unknown, ApiObjectClass>());
  const Original = object.constructor as ApiObjectClass;
  const patchedLast = classes.get(Original) ?? subclass(Original);
  classes.set(Original, patchedLast);
  Object.setPrototypeOf(object, patchedLast.prototype as object);
  AppState.of(object).set(PATCHES_LAST, true);
}

/** Whether the patches of an object apply to its written manifest. */
export function appliesPatchesLast(object: ApiObject): boolean {
  return AppState.find(object)?.get(PATCHES_LAST) === true;
}

/** The JSON patches of an object. */
export function patchesOf(object: ApiObject): readonly PatchOperation[] {
  return (object as unknown as Patched).patches.map(each => each._toJson());
}

/** Renders an object as if it had no patches. */
export function withoutPatches<T>(object: ApiObject, render: () => T): T {
  const patched = object as unknown as Patched;
  const { patches } = patched;
  patched.patches = [];
  try {
    return render();
  } finally {
    patched.patches = patches;
  }
}

/**
 * Applies patches to a rendered object. They may use the field names of cdk8s-plus
 * (`hostIpc`) or Kubernetes (`hostIPC`).
 *
 * @throws if the path of a patch does not exist, or a test fails
 */
function apply(object: ApiObject, rendered: unknown, operations: readonly PatchOperation[]): unknown {
  return operations.reduce((manifest: unknown, operation) => {
    const inWords = patchInKubernetesWords(operation, object);
    try {
      return JsonPatch.apply(manifest, { _toJson: () => inWords } as unknown as JsonPatch) as unknown;
    } catch {
      const problem = operation.op === 'test' ? 'the manifest has a different value'
        : 'the manifest has nothing at that path; add its parent first';
      throw new Error(safeText(`the JSON patch ${operation.op} ${operation.path} of '${object.node.path}' can't be applied: ${problem}`));
    }
  }, rendered);
}

function subclass(Original: ApiObjectClass): ApiObjectClass {
  class PatchedLast extends Original {
    public toJson(): any {
      const rendered: unknown = withoutPatches(this, () => super.toJson());
      return apply(this, rendered, patchesOf(this));
    }
  }
  Object.defineProperty(PatchedLast, 'name', { value: Original.name });
  return PatchedLast;
}
