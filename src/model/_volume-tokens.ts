import { addTo } from './_namespaced-map';
import { listOf, textOf } from './_texts';
import { TokenSecrets, TOKEN_SECRET_KEY } from './_token-secrets';
import { Answer } from './answer';
import { Token } from './workload';
import { field } from '../kubernetes/pod-security/pod';
import { RESERVED_VOLUME_PREFIX } from '../kubernetes/service-account-token';
import { isOtherAudience } from '../kubernetes/token-audiences';
import { Path } from '../manifest/path';

/** The lifetime of a projected token that names none. */
const DEFAULT_EXPIRATION_SECONDS = 3600;

/** A token in a volume. */
export interface VolumeToken {
  readonly token: Token;
  /** Its file in the volume; unset where it can't be read. */
  readonly file?: string;
}

/** The tokens that the volumes of a pod hold. */
export class VolumeTokens {
  /** The first volume that admission takes for the one that it made itself. */
  public readonly reserved: string | undefined;
  private readonly byVolume = new Map<string, VolumeToken[]>();

  public constructor(
    spec: unknown, specPath: Path, private readonly namespace: string | undefined,
    private readonly secrets: TokenSecrets, private readonly apiAudiences: readonly string[] | undefined,
  ) {
    const volumes = listOf(field(spec, 'volumes'));
    for (let index = 0; index < volumes.length; index++) {
      const name = textOf(field(volumes[index], 'name'));
      if (name === undefined) { continue; }
      if (this.reserved === undefined && name.startsWith(RESERVED_VOLUME_PREFIX)) { this.reserved = name; }
      this.addSecret(volumes[index], name, specPath, index);
      this.addProjected(volumes[index], name, specPath, index);
    }
  }

  /** Whether no volume holds a token. */
  public get isEmpty(): boolean {
    return this.byVolume.size === 0;
  }

  public of(volume: string): readonly VolumeToken[] {
    return this.byVolume.get(volume) ?? [];
  }

  private addSecret(volume: unknown, name: string, specPath: Path, index: number): void {
    const secret = field(volume, 'secret');
    if (secret === undefined) { return; }
    for (const token of this.fromSecret(secret, field(secret, 'secretName'), name, [...specPath, 'volumes', index, 'secret'])) {
      addTo(this.byVolume, name, token);
    }
  }

  private addProjected(volume: unknown, name: string, specPath: Path, index: number): void {
    const sources = listOf(field(volume, 'projected', 'sources'));
    if (sources.length === 0) { return; }
    // Files by name: the later of two projections with the same file wins.
    const byFile = new Map<string, VolumeToken>();
    for (let source = 0; source < sources.length; source++) {
      const projection = field(sources[source], 'serviceAccountToken');
      const secret = field(sources[source], 'secret');
      if (projection === undefined && secret === undefined) { continue; }
      const path = [...specPath, 'volumes', index, 'projected', 'sources', source];
      if (projection !== undefined) {
        const token = this.projected(projection, name, [...path, 'serviceAccountToken']);
        if (token.file === undefined) { addTo(this.byVolume, name, token); } else { byFile.set(token.file, token); }
      }
      if (secret !== undefined) {
        for (const token of this.fromSecret(secret, field(secret, 'name'), name, [...path, 'secret'])) { addTo(this.byVolume, name, token); }
      }
    }
    for (const token of byFile.values()) { addTo(this.byVolume, name, token); }
  }

  private projected(projection: unknown, volume: string, path: Path): VolumeToken {
    const audience = field(projection, 'audience');
    const seconds = field(projection, 'expirationSeconds') ?? DEFAULT_EXPIRATION_SECONDS;
    return {
      file: textOf(field(projection, 'path')),
      token: {
        source: 'projected',
        path,
        forApi: this.isForApi(audience),
        ...audience === undefined || audience === '' ? {} : { audience: textOf(audience) },
        ...typeof seconds === 'number' ? { expirationSeconds: seconds } : {},
        volume,
      },
    };
  }

  private isForApi(audience: unknown): Answer {
    if (audience === undefined || audience === '') { return 'yes'; }
    if (typeof audience !== 'string') { return 'unknown'; }
    if (this.apiAudiences) { return this.apiAudiences.includes(audience) ? 'yes' : 'no'; }
    return isOtherAudience(audience) ? 'no' : 'unknown';
  }

  private fromSecret(secret: unknown, name: unknown, volume: string, path: Path): VolumeToken[] {
    const found = this.secrets.find(this.namespace, name);
    if (!found) { return []; }
    const items = listOf(field(secret, 'items'));
    const files = items.length === 0 ? [TOKEN_SECRET_KEY]
      : items.filter(item => field(item, 'key') === TOKEN_SECRET_KEY).map(item => textOf(field(item, 'path')));
    return files.map(file => ({ file, token: { ...secretToken(found, path), volume } }));
  }
}

/** A token from a Secret that a pod refers to. */
export function secretToken({ serviceAccountName, certainty }: { serviceAccountName?: string; certainty: Answer }, path: Path): Token {
  return { source: 'secret', path, forApi: certainty, ...serviceAccountName === undefined ? {} : { serviceAccountName } };
}
