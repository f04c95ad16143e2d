import * as kplus from 'cdk8s-plus-28';
import { HardenedPod } from './_hardened-pod';
import { MountedVolume } from './_mounted-volumes';
import { explainVolumeName } from './_writable-directories';
import { unreadableProjectedFiles } from '../kubernetes/projected-file-access';
import { normalizedMountPath } from '../kubernetes/service-account-token';

/** The problems of the volumes of a pod after all mounts are known. */
export function mountProblems(hardened: HardenedPod, volumes: readonly kplus.Volume[]): string[] {
  return [...volumeNameProblems(hardened, volumes), ...collidingPaths(hardened), ...unreadableTokens(hardened)];
}

/** The claims and images that a container mounts. */
export function mountedIn(container: string, { claims, images }: Pick<HardenedPod, 'claims' | 'images'>): (MountedVolume & { readonly path: string })[] {
  return [...claims, ...images].filter(({ mountPaths }) => Object.hasOwn(mountPaths, container))
    .map(volume => ({ ...volume, path: volume.mountPaths[container] }));
}

function volumeNameProblems({ tokens, directories, claims, images }: HardenedPod, volumes: readonly kplus.Volume[]): string[] {
  const own = volumes.map(volume => volume.name);
  const added = [...[...tokens, ...directories].map(({ volumeName }) => volumeName), ...[...claims, ...images].map(({ name }) => name)];
  const all = [...own, ...added];
  const twice = added.filter(name => all.indexOf(name) !== all.lastIndexOf(name));
  return [
    ...own.flatMap(name => explainVolumeName(name) ?? []),
    ...[...new Set(twice)].map(name => `two volumes are named '${name}'; set volumeName on one of them`),
  ];
}

function collidingPaths(hardened: HardenedPod): string[] {
  const { containers, tokens, directories } = hardened;
  return containers.flatMap(({ name, mounts }) => {
    const paths = [
      ...mounts,
      ...tokens.filter(token => token.containers.includes(name)),
      ...mountedIn(name, hardened),
      ...directories.filter(directory => directory.container === name),
    ].map(({ path }) => path);
    const places = paths.map(normalizedMountPath);
    const twice = paths.filter((_, index) => places.indexOf(places[index]) !== index);
    return twice.map(path => `the container '${name}' has two mounts at '${path}'; give one of them another mount path`);
  });
}

function unreadableTokens({ pod, containers, tokens, relaxations }: HardenedPod): string[] {
  const users = containers.map(container => container.securityContext.user ?? pod.securityContext.user);
  // A container that a webhook injects reads it too, and its user is not known.
  const injected = tokens.some(({ containers: readers }) => readers.length === 0);
  const commonUser = !injected && users.every(user => user !== undefined && user === users[0]) ? users[0] : undefined;
  return tokens.flatMap(({ token, containers: readers }) => {
    if (readers.length > 0 && readers.every(reader => relaxations.has('runAsRoot', reader))) { return []; }
    const unreadable = unreadableProjectedFiles(token.mode, { commonUser, fsGroup: pod.securityContext.fsGroup });
    const files = [
      ...unreadable.token ? [token.fileName] : [],
      ...unreadable.others && token.caBundle ? ['ca.crt'] : [],
      ...unreadable.others && token.namespaceFile ? ['namespace'] : [],
    ];
    const mode = `0o${token.mode.toString(8)}`;
    return files.length === 0 ? []
      : [`a token is mounted with mode ${mode}, and a non-root container can't read ${files.join(', ')}; set securityContext.fsGroup on the pod, or write mode: 0o644`];
  });
}
