/** A pod or a pod template as plain data. Nothing about its shape can be relied on. */
export interface PodManifest {
  readonly metadata?: unknown;
  readonly spec?: unknown;
}

/** A container of a pod with the place where it stands. */
export interface ContainerAt {
  readonly path: string;
  readonly name?: string;
  readonly container: unknown;
}

/** A field of anything, or `undefined` where there is none. */
export function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => {
    const isObject = typeof found === 'object' && found !== null && !Array.isArray(found);
    return isObject && Object.prototype.hasOwnProperty.call(found, key) ? (found as { [key: string]: unknown })[key] ?? undefined : undefined;
  }, value);
}

/** A list, or an empty one where there is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Init, regular and ephemeral containers. */
export function containersOf({ spec }: PodManifest): ContainerAt[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap(kind => list(field(spec, kind)).map((container, index) => {
    const name = field(container, 'name');
    return { path: `spec.${kind}[${index}]`, ...typeof name === 'string' ? { name } : {}, container };
  }));
}

/** Containers have no access to Linux features on Windows, so some controls leave such pods out. */
export function isWindows({ spec }: PodManifest): boolean {
  return field(spec, 'os', 'name') === 'windows';
}

/** Whether the pod has users of its own, which are nobody on the node. */
export function hasUserNamespace({ spec }: PodManifest): boolean {
  return field(spec, 'hostUsers') === false;
}

/** How a value reads in a message. */
export function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
