import { ManifestObject } from '../manifest/manifest-object';

/**
 * Tells manifests that others wrote, such as the chart of a vendor: what they accept
 * does not count unless the configuration lets it.
 *
 * @returns unset for an object of one's own; else whether a line of an annotation is
 * one's own all the same
 */
export type ForeignManifests = (object: ManifestObject) => ((rule: string, line: string) => boolean) | undefined;
