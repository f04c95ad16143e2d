import { programLine } from './_program-line';
import { RenderedObject, RenderedObjects } from '../aspects/manifest-aspect';
import { ManifestObject, Manifests, ReadError } from '../manifest/manifest-object';
import { RenderedManifests } from '../manifest/rendered-manifests';

/** What an app wrote, as the auditor reads it. */
export interface WrittenApp {
  /** The objects at and below the scope. */
  readonly inScope: readonly ManifestObject[];
  /** The other objects of the app. */
  readonly others: readonly ManifestObject[];
  readonly errors: readonly ReadError[];
}

/** Reads it, once for several checks of one synth. */
export function readApp({ all, inScope, once }: RenderedObjects): WrittenApp {
  const { objects, errors } = once(read, () => read(all));
  if (inScope === all) { return { inScope: objects, others: [], errors }; }
  const within = new Set<string | undefined>(inScope.map(({ construct }) => construct.node.path));
  return {
    inScope: objects.filter(({ origin }) => within.has(origin.construct)),
    others: objects.filter(({ origin }) => !within.has(origin.construct)),
    errors: errors.filter(({ file }) => within.has(file)),
  };
}

function read(all: readonly RenderedObject[]): Manifests {
  const manifests = new RenderedManifests();
  for (const { construct, manifest } of all) { manifests.add(construct.node, manifest, () => programLine(construct)); }
  return manifests;
}
