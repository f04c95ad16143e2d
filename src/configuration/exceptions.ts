import { Layer, layerWith } from './layer';
import { ConfiguredException } from '../audit/exception';

/** The exceptions of the last layer that sets any, since lists are replaced, with their locations. */
export function exceptionsIn(layers: readonly Layer[]): readonly ConfiguredException[] {
  const layer = layerWith(layers, ['exceptions']);
  return (layer?.configuration.exceptions ?? []).map((exception, index) => {
    const path = ['exceptions', index];
    return { exception, object: layer!.object, path, place: layer!.place(path) };
  });
}
