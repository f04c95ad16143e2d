import * as kplus from 'cdk8s-plus-28';
import { withValue } from './_json';
import { PodContainer, startedContainersIn } from './_pod';
import { ApiAccess } from '../../constructs/api-access';
import { BoundToken } from '../../constructs/bound-token';
import { TokenMount, tokenMount, TOKEN_PATH_VARIABLE } from '../../constructs/token-mounts';
import { unreadableProjectedFiles } from '../../kubernetes/projected-file-access';
import { normalizedMountPath } from '../../kubernetes/service-account-token';
import type * as k8s from '../../objects/kubernetes-types';
import { items } from '../../objects/lists';

/** A pod in which only the named containers hold a token. */
export interface PodWithTokens {
  readonly spec: k8s.PodSpec;
  /** The containers with a token, and the path of its file. */
  readonly holders: readonly { readonly container: string; readonly file: string }[];
  /** Why it can't be done. The spec must not be used then. */
  readonly problems: readonly string[];
}

/** Removes the automounted token, and mounts bound tokens into containers. */
export function withTokens(spec: k8s.PodSpec, access: readonly ApiAccess[]): PodWithTokens {
  return access.reduce<PodWithTokens>((before, { _token: token, _options: options, _containers: containers }) => {
    const others = items(before.spec.volumes).filter(volume => !isSame(volume, volumeOf(token, volume.name ?? ''))).map(({ name }) => name);
    const after = withToken(before.spec, tokenMount(token, { ...options, containers }, others, TOKEN_PATH_VARIABLE));
    return { spec: after.spec, holders: [...before.holders, ...after.holders], problems: [...before.problems, ...after.problems] };
  }, { spec: withValue(spec, ['automountServiceAccountToken'], false), holders: [], problems: [] });
}

function withToken(spec: k8s.PodSpec, mount: TokenMount): PodWithTokens {
  const volume = volumeOf(mount.token, mount.volumeName);
  const names = startedContainersIn(spec).map(({ name }) => name);
  const regular = items(spec.containers).map(({ name }) => name ?? '');
  if (!mount.containers && regular.length !== 1) {
    return failed(spec, `it has ${regular.length} regular containers (${list(regular)}), but none is named as the one that calls the Kubernetes API; write apiAccess: ApiAccess.inContainers('<container>')`);
  }
  const wanted = [...new Set(mount.containers ?? regular)];
  const [unknown] = wanted.filter(name => !names.includes(name));
  if (unknown !== undefined) {
    return failed(spec, `a token is for the container '${unknown}', but it has ${list(names)}; write ApiAccess.inContainers with one of these, and name the objects it is for with objects`);
  }
  const existing = items(spec.volumes).find(({ name }) => name === volume.name);
  if (existing && !isSame(existing, volume)) {
    return failed(spec, `it has another volume named '${volume.name}' already; add .with({ volumeName: '<another>' }) to the ApiAccess`);
  }
  const unreadable = unreadableFiles(spec, mount.token);
  if (unreadable.length > 0) {
    return failed(spec, `a token is mounted with mode 0o${mount.token.mode.toString(8)}, and a non-root container can't read ${unreadable.join(', ')}; set securityContext.fsGroup on the pod, or write mode: 0o644`);
  }
  const file = `${mount.path}/${mount.token.fileName}`;
  const start = existing ? spec : withValue(spec, ['volumes'], [...spec.volumes ?? [], volume]);
  return wanted.reduce<PodWithTokens>((before, name) => {
    const container = startedContainersIn(before.spec).find(candidate => candidate.name === name)!;
    const after = withMount(before.spec, container, mount, file);
    if (typeof after === 'string') { return { ...before, problems: [...before.problems, after] }; }
    return { ...before, spec: after, holders: [...before.holders, { container: name, file }] };
  }, { spec: start, holders: [], problems: [] });
}

function volumeOf(token: BoundToken, name: string): k8s.Volume {
  return kplus.k8s.toJson_Volume(token._toVolume(name)) as k8s.Volume;
}

function withMount(
  spec: k8s.PodSpec, { name, path, value }: PodContainer, { path: mountPath, volumeName, environmentVariable }: TokenMount, file: string,
): k8s.PodSpec | string {
  const mounts = items(value.volumeMounts);
  const own = { mountPath, name: volumeName, readOnly: true };
  const there = mounts.filter(mount => normalizedMountPath(mount.mountPath ?? '') === normalizedMountPath(mountPath));
  if (there.some(mount => !isSame(mount, own))) {
    return `the container '${name}' mounts '${there[0].name}' at '${there[0].mountPath}' already; add .with({ mountPath: '<another directory>' }) to the ApiAccess, or remove that mount`;
  }
  const mounted = there.length > 0 ? spec : withValue(spec, [...path, 'volumeMounts'], [...mounts, own]);
  const env = items(value.env);
  return environmentVariable === undefined || env.some(variable => variable.name === environmentVariable) ? mounted
    : withValue(mounted, [...path, 'env'], [...env, { name: environmentVariable, value: file }]);
}

function unreadableFiles(spec: k8s.PodSpec, token: BoundToken): string[] {
  const users = startedContainersIn(spec).map(({ value }) => value.securityContext?.runAsUser ?? spec.securityContext?.runAsUser);
  const commonUser = users.every(user => typeof user === 'number' && user === users[0]) ? users[0] as number : undefined;
  // Root can read every file.
  if (commonUser === 0) { return []; }
  const unreadable = unreadableProjectedFiles(token.mode, { commonUser, fsGroup: spec.securityContext?.fsGroup ?? undefined });
  return [
    ...unreadable.token ? [token.fileName] : [],
    ...unreadable.others && token.caBundle ? ['ca.crt'] : [],
    ...unreadable.others && token.namespaceFile ? ['namespace'] : [],
  ];
}

function failed(spec: k8s.PodSpec, problem: string): PodWithTokens {
  return { spec, holders: [], problems: [problem] };
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map(name => `'${name}'`).join(', ');
}

/** Whether two renderings are equal, regardless of the order of their keys. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(sorted); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).sort(([x], [y]) => x < y ? -1 : 1).map(([key, item]) => [key, sorted(item)]));
}
