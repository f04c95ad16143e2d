import { nameText } from '../kubernetes/rbac/name-text';

/** The key of what is wrong with a container. */
export function containerKey(name: string): string {
  return `container ${name === '' ? 'without a name' : name}`;
}

/** How a container reads in a sentence. */
export function containerText(name: string): string {
  return name === '' ? 'a container without a name' : `the container '${name}'`;
}

/** The key of what is wrong with a volume. */
export function volumeKey(name: string): string {
  return `volume ${name === '' ? 'without a name' : name}`;
}

/** The key of what is wrong with the content of a volume, which names that too: what else it may hold must be reviewed anew. */
export function volumeContentKey(name: string, content: string): string {
  return `${volumeKey(name)} ${nameText(content)}`;
}

/** How a volume reads in a sentence. */
export function volumeText(name: string): string {
  return name === '' ? 'a volume without a name' : `the volume '${name}'`;
}
