import { field } from './plain-object';

/** The type that a CustomResourceDefinition adds to the API. */
export interface DefinedType {
  readonly group?: string;
  readonly plural?: string;
}

/** Reads which type a CustomResourceDefinition adds; what is no text is left out. */
export function definedType(manifest: unknown): DefinedType {
  const [group, plural] = [field(manifest, 'spec', 'group'), field(manifest, 'spec', 'names', 'plural')];
  return { ...typeof group === 'string' ? { group } : {}, ...typeof plural === 'string' ? { plural } : {} };
}
