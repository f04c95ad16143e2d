import { programLine } from './_program-line';
import { Findings } from '../aspects/findings';
import { isIncluded } from '../aspects/included';
import { RenderedObject, RenderedObjects } from '../aspects/manifest-aspect';
import { ForeignManifests } from '../audit/foreign-manifests';
import { ManifestObject, Manifests, ReadError } from '../manifest/manifest-object';
import { RenderedManifests } from '../manifest/rendered-manifests';

/** The rendered objects of an app, as the auditor reads them. */
export interface WrittenApp {
  /** The objects at and below the scope. */
  readonly inScope: readonly ManifestObject[];
  /** The other objects of the app. */
  readonly others: readonly ManifestObject[];
  readonly errors: readonly ReadError[];
  /** The objects of Include and Helm, without the acceptances that the app adds. */
  readonly isForeign: ForeignManifests;
}

/** Reads an app, once for several checks in one synth. */
export function readApp({ all, inScope, once }: RenderedObjects): WrittenApp {
  const { objects, errors } = once(read, () => read(all));
  const isForeign = once(foreignIn, () => foreignIn(all));
  if (inScope === all) { return { inScope: objects, others: [], errors, isForeign }; }
  const within = new Set<string | undefined>(inScope.map(({ construct }) => construct.node.path));
  return {
    inScope: objects.filter(({ origin }) => within.has(origin.construct)),
    others: objects.filter(({ origin }) => !within.has(origin.construct)),
    errors: errors.filter(({ file }) => within.has(file)),
    isForeign,
  };
}

function read(all: readonly RenderedObject[]): Manifests {
  const manifests = new RenderedManifests();
  for (const { construct, manifest } of all) { manifests.add(construct.node, manifest, () => programLine(construct), () => isIncluded(construct)); }
  return manifests;
}

function foreignIn(all: readonly RenderedObject[]): ForeignManifests {
  const included = new Map(all.filter(({ construct }) => isIncluded(construct)).map(({ construct }) => [construct.node.path, construct]));
  return ({ origin }) => {
    const construct = origin.construct === undefined ? undefined : included.get(origin.construct);
    return construct && ((rule, line) => Findings._linesAt(construct, rule).includes(line));
  };
}
