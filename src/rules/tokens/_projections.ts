import { Path } from '../../manifest/path';
import { Answer } from '../../model/answer';
import { Container, Workload } from '../../model/workload';
import { field } from '../../objects/plain-object';

/** A ServiceAccount token in a projected volume of a pod, whether a container mounts it or not. */
export interface TokenProjection {
  /** The source, as seen from the top of the manifest. */
  readonly path: Path;
  readonly volume: string;
  /** The token's file, relative to the volume. */
  readonly file: string;
  /** The audience; unset where the API server fills in its own. */
  readonly audience?: string;
  readonly expirationSeconds?: number;
  /** Whether the Kubernetes API takes it. */
  readonly forApi: Answer;
}

/** A volume that a container mounts. */
export interface Mount {
  readonly volume: string;
  readonly path: Path;
  /** What of the volume it mounts; unset for all of it. */
  readonly subPath?: string;
  /** Whether `subPath` holds variables. */
  readonly isExpression: boolean;
}

/** All of a pod's. */
export function tokenProjections(workload: Workload): TokenProjection[] {
  const found: TokenProjection[] = [];
  let acceptance: ReadonlyMap<unknown, Answer> | undefined;
  for (const [index, volume] of listOf(field(workload.pod.spec, 'volumes')).entries()) {
    for (const [position, source] of listOf(field(volume, 'projected', 'sources')).entries()) {
      const token = field(source, 'serviceAccountToken');
      if (token === undefined) { continue; }
      const audience = field(token, 'audience');
      const isDefault = audience === undefined || audience === '';
      const expirationSeconds = field(token, 'expirationSeconds');
      found.push({
        path: [...workload.podPath, 'spec', 'volumes', index, 'projected', 'sources', position, 'serviceAccountToken'],
        volume: textOf(field(volume, 'name')),
        file: textOf(field(token, 'path')),
        ...typeof audience === 'string' && !isDefault ? { audience } : {},
        ...typeof expirationSeconds === 'number' ? { expirationSeconds } : {},
        forApi: isDefault ? 'yes' : (acceptance ??= acceptanceByAudience(workload)).get(audience) ?? 'unknown',
      });
    }
  }
  return found;
}

/** What a finding on a projection is about. */
export function projectionKey({ volume, file }: TokenProjection): string {
  return `volume ${volume} path ${file}`;
}

/** How a projection reads in a sentence. */
export function projectionText({ volume, file }: TokenProjection): string {
  return `the token '${file}' in the volume '${volume}'`;
}

/** Init and regular containers: ephemeral ones come later and by hand. */
export function startedContainers({ containers }: Workload): Container[] {
  return containers.filter(({ type }) => type !== 'ephemeral');
}

/** What a container mounts. */
export function mountsOf({ manifest, path }: Container): Mount[] {
  return listOf(field(manifest, 'volumeMounts')).map((mount, index) => {
    const expression = textOf(field(mount, 'subPathExpr'));
    const subPath = expression === '' ? textOf(field(mount, 'subPath')) : expression;
    return {
      volume: textOf(field(mount, 'name')),
      path: [...path, 'volumeMounts', index],
      ...subPath === '' ? {} : { subPath },
      isExpression: expression !== '',
    };
  });
}

/** The containers that mount volumes, by volume. */
export function containersByVolume({ containers }: Workload): Map<string, Container[]> {
  const found = new Map<string, Container[]>();
  for (const container of containers) {
    for (const volume of new Set(mountsOf(container).map(mount => mount.volume))) {
      const others = found.get(volume);
      if (others) { others.push(container); } else { found.set(volume, [container]); }
    }
  }
  return found;
}

/** A list, whatever stands where one should. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, whatever stands where one should. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whether the Kubernetes API takes tokens of an audience, as the first container that holds one shows. */
function acceptanceByAudience({ containers }: Workload): Map<unknown, Answer> {
  const found = new Map<unknown, Answer>();
  for (const { tokens } of containers) {
    for (const { source, audience, forApi } of tokens) {
      if (source === 'projected' && !found.has(audience)) { found.set(audience, forApi); }
    }
  }
  return found;
}
