import { Path } from '../../manifest/path';

/** The longest part of a path that exists in a manifest. */
export function nearestPath(manifest: unknown, path: Path): Path {
  let value = manifest;
  for (const [index, step] of path.entries()) {
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? (value as { [step: string]: unknown })[step] : undefined;
    if (value === undefined || value === null) { return path.slice(0, index); }
  }
  return path;
}
