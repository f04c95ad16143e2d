import { expand, Sink } from './expand';
import { ManifestObject, Manifests, Origin, Position, ReadError } from './manifest-object';

/** What a construct made stands nowhere in a file, but a line of the program may have made it. */
class ConstructOrigin implements Origin {
  public constructor(
    private readonly node: { readonly path: string },
    private readonly madeAt?: () => Position | undefined,
    private readonly included?: () => boolean,
  ) {}

  // Only for what is shown: cdk8s puts a path together each time.
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
   * @param node the node of the construct; errors name its path in place of a file
   * @param manifest what it rendered, never changed and not copied
   * @param madeAt tells the place in the program that made it
   * @param isIncluded tells whether Include or Helm brought it
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
