import { Container, VolumeToken, Workload } from '../../model/workload';
import { items } from '../../objects/lists';

/** What a finding on a projected token is about. */
export function projectionKey({ token: { volume = '' }, file = '' }: VolumeToken): string {
  return `volume ${volume} path ${file}`;
}

/** How a projected token reads in a sentence. */
export function projectionText({ token: { volume = '' }, file = '' }: VolumeToken): string {
  return `the token '${file}' in the volume '${volume}'`;
}

/** Init and regular containers: ephemeral ones come later and by hand. */
export function startedContainers({ containers }: Workload): Container[] {
  return containers.filter(({ type }) => type !== 'ephemeral');
}

/** The containers that mount volumes, by volume. */
export function containersByVolume({ containers }: Workload): Map<string, Container[]> {
  const found = new Map<string, Container[]>();
  for (const container of containers) {
    for (const volume of new Set(items(container.manifest.volumeMounts).map(({ name }) => name ?? ''))) {
      const others = found.get(volume);
      if (others) { others.push(container); } else { found.set(volume, [container]); }
    }
  }
  return found;
}
