import { Container, VolumeToken, Workload } from '../../model/workload';
import { items } from '../../objects/lists';

/** The key of a finding on a projected token. */
export function projectionKey({ token: { volume = '' }, file = '' }: VolumeToken): string {
  return `volume ${volume} path ${file}`;
}

/** A projected token as messages name it. */
export function projectionText({ token: { volume = '' }, file = '' }: VolumeToken): string {
  return `the token '${file}' in the volume '${volume}'`;
}

/** Init and regular containers: ephemeral containers are added later and manually. */
export function startedContainers({ containers }: Workload): Container[] {
  return containers.filter(({ type }) => type !== 'ephemeral');
}

/** The containers that mount a volume, by volume. */
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
