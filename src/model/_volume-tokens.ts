import { addTo } from './_namespaced-map';
import { TokenSecrets, TOKEN_SECRET_KEY } from './_token-secrets';
import { Answer } from './answer';
import { Token } from './workload';
import { RESERVED_VOLUME_PREFIX } from '../kubernetes/service-account-token';
import { isOtherAudience } from '../kubernetes/token-audiences';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';

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
    spec: k8s.PodSpec | null | undefined, specPath: Path, private readonly namespace: string | undefined,
    private readonly secrets: TokenSecrets, private readonly apiAudiences: readonly string[] | undefined,
  ) {
    for (const [index, volume] of items(spec?.volumes).entries()) {
      const { name } = volume;
      if (typeof name !== 'string') { continue; }
      if (this.reserved === undefined && name.startsWith(RESERVED_VOLUME_PREFIX)) { this.reserved = name; }
      const path = [...specPath, 'volumes', index];
      this.addSecret(volume, name, path);
      this.addProjected(volume, name, path);
    }
  }

  /** Whether no volume holds a token. */
  public get isEmpty(): boolean {
    return this.byVolume.size === 0;
  }

  public of(volume: string): readonly VolumeToken[] {
    return this.byVolume.get(volume) ?? [];
  }

  private addSecret({ secret }: k8s.Volume, name: string, path: Path): void {
    if (!secret) { return; }
    for (const token of this.fromSecret(secret, secret.secretName, name, [...path, 'secret'])) {
      addTo(this.byVolume, name, token);
    }
  }

  private addProjected({ projected }: k8s.Volume, name: string, volumePath: Path): void {
    // Files by name: the later of two projections with the same file wins.
    const byFile = new Map<string, VolumeToken>();
    for (const [index, { serviceAccountToken, secret }] of items(projected?.sources).entries()) {
      const path = [...volumePath, 'projected', 'sources', index];
      if (serviceAccountToken) {
        const token = this.projected(serviceAccountToken, name, [...path, 'serviceAccountToken']);
        if (token.file === undefined) { addTo(this.byVolume, name, token); } else { byFile.set(token.file, token); }
      }
      if (secret) {
        for (const token of this.fromSecret(secret, secret.name, name, [...path, 'secret'])) { addTo(this.byVolume, name, token); }
      }
    }
    for (const token of byFile.values()) { addTo(this.byVolume, name, token); }
  }

  private projected({ audience, expirationSeconds, path: file }: k8s.ServiceAccountTokenProjection, volume: string, path: Path): VolumeToken {
    const seconds = expirationSeconds ?? DEFAULT_EXPIRATION_SECONDS;
    return {
      file: file ?? undefined,
      token: {
        source: 'projected',
        path,
        forApi: this.isForApi(audience),
        ...audience ? { audience } : {},
        ...typeof seconds === 'number' ? { expirationSeconds: seconds } : {},
        volume,
      },
    };
  }

  private isForApi(audience: string | null | undefined): Answer {
    if (!audience) { return 'yes'; }
    if (this.apiAudiences) { return this.apiAudiences.includes(audience) ? 'yes' : 'no'; }
    return isOtherAudience(audience) ? 'no' : 'unknown';
  }

  private fromSecret(
    secret: Pick<k8s.SecretProjection, 'items'>, name: string | null | undefined, volume: string, path: Path,
  ): VolumeToken[] {
    const found = this.secrets.find(this.namespace, name);
    if (!found) { return []; }
    const keys = items(secret.items);
    const files = keys.length === 0 ? [TOKEN_SECRET_KEY] : keys.filter(({ key }) => key === TOKEN_SECRET_KEY).map(item => item.path ?? undefined);
    return files.map(file => ({ file, token: { ...secretToken(found, path), volume } }));
  }
}

/** A token from a Secret that a pod refers to. */
export function secretToken({ serviceAccountName, certainty }: { serviceAccountName?: string; certainty: Answer }, path: Path): Token {
  return { source: 'secret', path, forApi: certainty, ...serviceAccountName === undefined ? {} : { serviceAccountName } };
}
