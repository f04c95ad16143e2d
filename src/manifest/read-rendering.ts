import { expand } from './expand';
import { ManifestObject, Manifests, Origin, ReadError } from './manifest-object';

/** What a construct made stands nowhere in a file. */
class ConstructOrigin implements Origin {
  public constructor(public readonly construct: string) {}

  public position(): undefined {
    return undefined;
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
 */
export function readRendering(construct: string, manifest: unknown): Manifests {
  const objects: ManifestObject[] = [];
  const errors: ReadError[] = [];
  expand(manifest, new ConstructOrigin(construct), {
    object: object => objects.push(object),
    error: message => errors.push({ file: construct, line: 1, column: 1, message }),
  });
  return { objects, errors };
}
