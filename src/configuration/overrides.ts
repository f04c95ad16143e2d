import { dirname } from 'path';
import { treeMatcher } from './glob';
import { Layer, layerWith } from './layer';
import { realPath } from './real-path';
import { Override, OverrideLocation } from '../audit/overrides';

/** An override, and where it is configured. */
export interface LocatedOverride extends OverrideLocation {
  /** The directory that its paths are relative to. */
  readonly from: string;
  readonly isOfPolicy: boolean;
}

/** The overrides of the last layer that sets any, since lists are replaced. The paths of a policy are relative to the working directory. */
export function overridesIn(layers: readonly Layer[], isOfPolicy: boolean): LocatedOverride[] {
  const layer = layerWith(layers, ['overrides']);
  const from = isOfPolicy ? '' : dirname(layer?.used?.file ?? '');
  return (layer?.configuration.overrides ?? []).map((override, index) => {
    const path = ['overrides', index];
    return { override, object: layer!.object, path, place: layer!.place(path), from, isOfPolicy };
  });
}

/** Converts an override for the audit. */
export function toOverride({ from, isOfPolicy, ...configured }: LocatedOverride): Override {
  const { paths, namespaces, kinds, rules } = configured.override;
  const matchers = paths?.map(pattern => treeMatcher(pattern, from));
  const matches = (path: string): boolean => matchers!.some(each => each(path));
  return {
    rules,
    onlyRaises: isOfPolicy,
    // A policy applies to many repositories: its overrides need not apply to each.
    ...isOfPolicy ? {} : { configured },
    appliesTo({ kind, namespace, origin: { file } }) {
      return (kinds?.includes(kind) ?? true)
        && (namespaces === undefined || (namespace !== undefined && namespaces.includes(namespace)))
        && (matchers === undefined || (file !== undefined && (matches(file) || (isOfPolicy && matches(realPath(file))))));
    },
  };
}
