import { ApiObject } from 'cdk8s';
import { RenderedObject } from './manifest-aspect';
import { safeText } from '../text/safe-text';

interface Rendering {
  readonly construct: ApiObject;
  /** The original `toJson()`. */
  readonly toJson: () => any;
  /** Set if the instance itself has it, not its class. */
  readonly own?: PropertyDescriptor;
  /** The result of `toJson()`, for the first caller. */
  original?: any;
  /** The frozen copy that aspects read. */
  manifest?: any;
}

/**
 * One rendering of each object, shared by all callers until `restore()`.
 *
 * `toJson()` may return a different result each time: cdk8s-plus adds two terms to a
 * spread workload at every call. Therefore the aspects must read, and cdk8s must
 * write, the result of the same call.
 */
export class Renderings {
  private readonly renderings: ReadonlyMap<ApiObject, Rendering>;

  public constructor(objects: readonly ApiObject[]) {
    this.renderings = new Map(objects.map(construct => [construct, {
      construct, toJson: construct.toJson, own: Object.getOwnPropertyDescriptor(construct, 'toJson'),
    }]));
    for (const rendering of this.renderings.values()) {
      // In Python, Java and Go, an overridden method is a property that can't be replaced.
      if (rendering.own?.configurable === false) { continue; }
      Object.defineProperty(rendering.construct, 'toJson', { configurable: true, value: () => this.copyFor(rendering) });
    }
  }

  /** @throws the error of an object that can't be rendered */
  public render(): RenderedObject[] {
    return [...this.renderings.values()].map(rendering => {
      this.renderOnce(rendering);
      return { construct: rendering.construct, manifest: rendering.manifest };
    }).filter(({ manifest }) => manifest !== undefined);
  }

  /**
   * Replaces the manifest to write, and returns it for the aspects.
   *
   * @throws if the object is written by a method that can't be replaced
   */
  public replace(construct: ApiObject, manifest: any): RenderedObject {
    const rendering = this.renderings.get(construct)!;
    if (rendering.own?.configurable === false) {
      throw new Error(safeText(`'${construct.node.path}' can't be changed, because its class overrides toJson() in another language; change what that method returns`));
    }
    rendering.original = undefined;
    rendering.manifest = freeze(manifest);
    return { construct, manifest: rendering.manifest };
  }

  public has(construct: ApiObject): boolean {
    return this.renderings.has(construct);
  }

  public restore(): void {
    for (const { construct, own } of this.renderings.values()) {
      if (own?.configurable === false) { continue; }
      if (own) { Object.defineProperty(construct, 'toJson', own); } else { delete (construct as { toJson?: unknown }).toJson; }
    }
  }

  private renderOnce(rendering: Rendering): void {
    if (rendering.manifest !== undefined) { return; }
    rendering.original = rendering.toJson.call(rendering.construct);
    rendering.manifest = frozenCopy(rendering.original);
  }

  /** A manifest that the caller may change, as from cdk8s itself. */
  private copyFor(rendering: Rendering): any {
    this.renderOnce(rendering);
    const { original, manifest } = rendering;
    rendering.original = undefined;
    return original ?? copy(manifest, false);
  }
}

/** Freezes in place. Frozen values are parts of earlier renderings. */
function freeze(value: any): any {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

function frozenCopy(value: any): any {
  return copy(value, true);
}

function copy(value: any, frozen: boolean): any {
  if (typeof value !== 'object' || value === null) { return value; }
  if (Array.isArray(value)) {
    const items = value.map(item => copy(item, frozen));
    return frozen ? Object.freeze(items) : items;
  }
  // cdk8s defines plain objects this way; others only come from a custom toJson().
  if (Object.getPrototypeOf(value) !== Object.prototype && value.constructor?.name !== 'Object') { return value; }
  // Copying all fields and then replacing nested ones is faster than field by field.
  const copied: { [key: string]: any } = { ...value };
  for (const key of Object.keys(copied)) {
    if (typeof copied[key] === 'object') { copied[key] = copy(copied[key], frozen); }
  }
  return frozen ? Object.freeze(copied) : copied;
}
