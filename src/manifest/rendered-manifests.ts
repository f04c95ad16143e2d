import { expand, Sink } from './expand';
import { ManifestObject, Manifests, Origin, Position, ReadError } from './manifest-object';

/** The origin of a construct's output: it is not in a file, but the code that created it may be known. */
class ConstructOrigin implements Origin {
  public constructor(
    private readonly node: { readonly path: string },
    private readonly madeAt?: () => Position | undefined,
    private readonly included?: () => boolean,
  ) {}

  // Computed on request: cdk8s assembles a path each time.
  public get construct(): string {
    return this.node.path;
  }

  public get isIncluded(): boolean {
    return this.included?.() ?? false;
  }

  public position(): Position | undefined {
    return this.madeAt?.();
  }

  public at(): this {
    return this;
  }
}

/** The objects that constructs rendered. */
export class RenderedManifests implements Manifests, Sink<ConstructOrigin> {
  public readonly objects: ManifestObject[] = [];
  public readonly errors: ReadError[] = [];

  /**
   * @param node the node of the construct; errors name its path instead of a file
   * @param manifest the rendered data, never changed and not copied
   * @param madeAt returns the place in the program that created it
   * @param isIncluded returns whether Include or Helm added it
   */
  public add(node: { readonly path: string }, manifest: unknown, madeAt?: () => Position | undefined, isIncluded?: () => boolean): this {
    expand(manifest, new ConstructOrigin(node, madeAt, isIncluded), this);
    return this;
  }

  public object(object: ManifestObject): void {
    this.objects.push(object);
  }

  public error(message: string, { construct }: ConstructOrigin): void {
    this.errors.push({ file: construct, line: 1, column: 1, message });
  }
}
