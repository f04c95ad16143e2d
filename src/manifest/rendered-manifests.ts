import { expand, Sink } from './expand';
import { ManifestObject, Manifests, Origin, Position, ReadError } from './manifest-object';

/** A construct that rendered something. */
export interface RenderingConstruct {
  readonly path: string;
  /** Tells the place in the program that made it. */
  madeAt?(): Position | undefined;
}

/** What a construct made stands nowhere in a file, but a line of the program may have made it. */
class ConstructOrigin implements Origin {
  public constructor(private readonly source: RenderingConstruct) {}

  // Only for what is shown: cdk8s puts a path together each time.
  public get construct(): string {
    return this.source.path;
  }

  public position(): Position | undefined {
    return this.source.madeAt?.();
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
   * @param construct what rendered it; errors name its path in place of a file
   * @param manifest what it rendered, never changed and not copied
   */
  public add(construct: RenderingConstruct, manifest: unknown): this {
    expand(manifest, new ConstructOrigin(construct), this);
    return this;
  }

  public object(object: ManifestObject): void {
    this.objects.push(object);
  }

  public error(message: string, { construct }: ConstructOrigin): void {
    this.errors.push({ file: construct, line: 1, column: 1, message });
  }
}
