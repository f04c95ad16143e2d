import { listOf, textOf } from './_texts';
import { TokenSecrets, TOKEN_SECRET_KEY } from './_token-secrets';
import { Answer } from './answer';
import { Token } from './workload';
import { field } from '../kubernetes/pod-security/pod';
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

/** The tokens that the volumes of a pod hold, by the name of the volume. */
export class VolumeTokens {
  /** The names of the volumes, in their order. */
  public readonly names: string[] = [];
  private readonly byVolume = new Map<string, VolumeToken[]>();

  public constructor(
    spec: unknown, specPath: Path, private readonly namespace: string | undefined,
    private readonly secrets: TokenSecrets, private readonly apiAudiences: readonly string[] | undefined,
  ) {
    for (const [index, volume] of listOf(field(spec, 'volumes')).entries()) {
      const name = textOf(field(volume, 'name'));
      if (name === undefined) { continue; }
      this.names.push(name);
      const tokens = this.tokensOf(volume, name, [...specPath, 'volumes', index]);
      if (tokens.length > 0) { this.byVolume.set(name, [...this.byVolume.get(name) ?? [], ...tokens]); }
    }
  }

  public of(volume: string): readonly VolumeToken[] {
    return this.byVolume.get(volume) ?? [];
  }

  private tokensOf(volume: unknown, name: string, path: Path): VolumeToken[] {
    const secret = field(volume, 'secret');
    const projected = listOf(field(volume, 'projected', 'sources')).flatMap((source, index) => {
      const sourcePath = [...path, 'projected', 'sources', index];
      const projection = field(source, 'serviceAccountToken');
      const fromSecret = field(source, 'secret');
      return [
        ...projection === undefined ? [] : [this.projected(projection, name, [...sourcePath, 'serviceAccountToken'])],
        ...fromSecret === undefined ? [] : this.fromSecret(fromSecret, field(fromSecret, 'name'), name, [...sourcePath, 'secret']),
      ];
    });
    return [
      ...secret === undefined ? [] : this.fromSecret(secret, field(secret, 'secretName'), name, [...path, 'secret']),
      // The later of two projections with the same file wins.
      ...projected.filter(({ file, token }, index) => file === undefined || token.source === 'secret'
        || !projected.some((other, otherIndex) => otherIndex > index && other.file === file)),
    ];
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
