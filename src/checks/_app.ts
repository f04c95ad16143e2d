import { ApiObject } from 'cdk8s';
import { programLine } from './_program-line';
import { RenderedObject, RenderedObjects } from '../aspects/_manifest-aspect';
import { ManifestObject, ReadError } from '../manifest/manifest-object';
import { readRendering } from '../manifest/read-rendering';

/** What an app wrote, as the auditor reads it. */
export interface WrittenApp {
  /** The objects at and below the scope. */
  readonly inScope: readonly ManifestObject[];
  /** The other objects of the app. */
  readonly others: readonly ManifestObject[];
  readonly errors: readonly ReadError[];
}

type Reading = ReadonlyMap<ApiObject, ReturnType<typeof readRendering>>;

/** Several checks of one synth read it once. */
const READINGS = new WeakMap<readonly RenderedObject[], Reading>();

export function readApp({ all, inScope }: RenderedObjects): WrittenApp {
  const reading = READINGS.get(all) ?? read(all);
  READINGS.set(all, reading);
  const within = inScope === all ? undefined : new Set(inScope.map(({ construct }) => construct));
  const app = { inScope: [] as ManifestObject[], others: [] as ManifestObject[], errors: [] as ReadError[] };
  for (const [construct, { objects, errors }] of reading) {
    const isWithin = within?.has(construct) ?? true;
    const known = isWithin ? app.inScope : app.others;
    // One by one: a list may hold more than a call takes arguments.
    for (const object of objects) { known.push(object); }
    if (isWithin) { for (const error of errors) { app.errors.push(error); } }
  }
  return app;
}

function read(all: readonly RenderedObject[]): Reading {
  return new Map(all.map(({ construct, manifest }) =>
    [construct, readRendering(construct.node.path, manifest, () => programLine(construct))]));
}
