import { nameText } from '../kubernetes/rbac/name-text';

/** The key of a finding on a container. */
export function containerKey(name: string): string {
  return `container ${name === '' ? 'without a name' : name}`;
}

/** A container as messages name it. */
export function containerText(name: string): string {
  return name === '' ? 'a container without a name' : `the container '${name}'`;
}

/** The key of a finding on a volume. */
export function volumeKey(name: string): string {
  return `volume ${name === '' ? 'without a name' : name}`;
}

/** The key of a finding on the content of a volume. It includes the content, because other content requires a new review. */
export function volumeContentKey(name: string, content: string): string {
  return `${volumeKey(name)} ${nameText(content)}`;
}

/** A volume as messages name it. */
export function volumeText(name: string): string {
  return name === '' ? 'a volume without a name' : `the volume '${name}'`;
}
