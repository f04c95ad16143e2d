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

/** How a volume reads in a sentence. */
export function volumeText(name: string): string {
  return name === '' ? 'a volume without a name' : `the volume '${name}'`;
}
