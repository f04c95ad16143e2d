import { ManifestObject } from '../manifest/manifest-object';

/**
 * Identifies third-party manifests, such as a vendor's chart: their acceptances have no
 * effect unless the configuration allows it.
 *
 * @returns unset for an object of the user; else whether a line of an annotation is
 * the user's nevertheless
 */
export type ForeignManifests = (object: ManifestObject) => ((rule: string, line: string) => boolean) | undefined;
