import { dirname } from 'path';
import { treeMatcher } from './glob';
import { Layer, layerWith } from './layer';
import { ConfiguredOverride, Override } from '../audit/overrides';

/** An override, and where it is configured. */
export interface PlacedOverride {
  readonly override: ConfiguredOverride;
  /** The directory from which on its paths match. */
  readonly from: string;
  readonly isOfPolicy: boolean;
  /** How a message names it. */
  readonly place: string;
}

/** The overrides of some layers: those of the last that has any, since lists are replaced. The paths of a policy begin at the working directory. */
export function overridesIn(layers: readonly Layer[], isOfPolicy: boolean): PlacedOverride[] {
  const layer = layerWith(layers, ['overrides']);
  const from = isOfPolicy ? '' : dirname(layer?.used?.file ?? '');
  return (layer?.configuration.overrides ?? []).map((override, index) => ({ override, from, isOfPolicy, place: layer!.place(['overrides', index]) }));
}

/** An override as the audit takes it. */
export function toOverride({ override: { paths, namespaces, kinds, rules }, from, isOfPolicy }: PlacedOverride): Override {
  const matches = paths?.map(pattern => treeMatcher(pattern, from));
  return {
    rules,
    onlyRaises: isOfPolicy,
    appliesTo({ kind, namespace, origin: { file } }) {
      return (kinds?.includes(kind) ?? true)
        && (namespaces === undefined || (namespace !== undefined && namespaces.includes(namespace)))
        && (matches === undefined || (file !== undefined && matches.some(each => each(file))));
    },
  };
}
