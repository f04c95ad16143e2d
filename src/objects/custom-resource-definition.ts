import { field } from './plain-object';

/** The type that a CustomResourceDefinition adds to the API. */
export interface DefinedType {
  readonly group?: string;
  readonly plural?: string;
  /** The singular and the short names. */
  readonly otherNames: readonly string[];
  /** Unset if it is not specified. */
  readonly namespaced?: boolean;
}

/** Reads the type that a CustomResourceDefinition adds; values that are not text are left out. */
export function definedType(manifest: unknown): DefinedType {
  const [group, plural, scope] = [field(manifest, 'spec', 'group'), field(manifest, 'spec', 'names', 'plural'), field(manifest, 'spec', 'scope')];
  const shortNames = field(manifest, 'spec', 'names', 'shortNames');
  const otherNames = [field(manifest, 'spec', 'names', 'singular'), ...Array.isArray(shortNames) ? shortNames as readonly unknown[] : []];
  return {
    ...typeof group === 'string' ? { group } : {},
    ...typeof plural === 'string' ? { plural } : {},
    otherNames: otherNames.filter(name => typeof name === 'string'),
    ...scope === 'Namespaced' || scope === 'Cluster' ? { namespaced: scope === 'Namespaced' } : {},
  };
}
