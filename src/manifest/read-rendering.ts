import { expand } from './expand';
import { ManifestObject, Manifests, Origin, Position, ReadError } from './manifest-object';

/** What a construct made stands nowhere in a file, but a line of the program may have made it. */
class ConstructOrigin implements Origin {
  public constructor(public readonly construct: string, private readonly madeAt?: () => Position | undefined) {}

  public position(): Position | undefined {
    return this.madeAt?.();
  }

  public at(): this {
    return this;
  }
}

/**
 * The objects that a construct rendered.
 *
 * @param construct the path of the construct; errors name it in place of a file
 * @param manifest what it rendered, never changed and not copied
 * @param madeAt tells the place in the program that made it
 */
export function readRendering(construct: string, manifest: unknown, madeAt?: () => Position | undefined): Manifests {
  const objects: ManifestObject[] = [];
  const errors: ReadError[] = [];
  expand(manifest, new ConstructOrigin(construct, madeAt), {
    object: object => objects.push(object),
    error: message => errors.push({ file: construct, line: 1, column: 1, message }),
  });
  return { objects, errors };
}
