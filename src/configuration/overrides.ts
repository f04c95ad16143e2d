import { dirname } from 'path';
import { treeMatcher } from './glob';
import { Layer, layerWith } from './layer';
import { realPath } from './real-path';
import { Override, OverrideLocation } from '../audit/overrides';

/** An override, and where it is configured. */
export interface LocatedOverride extends OverrideLocation {
  /** The directory from which on its paths match. */
  readonly from: string;
  readonly isOfPolicy: boolean;
}

/** The overrides of some layers: those of the last that has any, since lists are replaced. The paths of a policy begin at the working directory. */
export function overridesIn(layers: readonly Layer[], isOfPolicy: boolean): LocatedOverride[] {
  const layer = layerWith(layers, ['overrides']);
  const from = isOfPolicy ? '' : dirname(layer?.used?.file ?? '');
  return (layer?.configuration.overrides ?? []).map((override, index) => {
    const path = ['overrides', index];
    return { override, object: layer!.object, path, place: layer!.place(path), from, isOfPolicy };
  });
}

/** An override as the audit takes it. */
export function toOverride({ from, isOfPolicy, ...configured }: LocatedOverride): Override {
  const { paths, namespaces, kinds, rules } = configured.override;
  const matchers = paths?.map(pattern => treeMatcher(pattern, from));
  const matches = (path: string): boolean => matchers!.some(each => each(path));
  return {
    rules,
    onlyRaises: isOfPolicy,
    // A policy is for many repositories.
    ...isOfPolicy ? {} : { configured },
    appliesTo({ kind, namespace, origin: { file } }) {
      return (kinds?.includes(kind) ?? true)
        && (namespaces === undefined || (namespace !== undefined && namespaces.includes(namespace)))
        && (matchers === undefined || (file !== undefined && (matches(file) || (isOfPolicy && matches(realPath(file))))));
    },
  };
}
