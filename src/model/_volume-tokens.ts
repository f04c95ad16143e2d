import { addTo } from './_namespaced-map';
import { SecretFile, volumeSecrets } from './_secret-sources';
import { secretToken, TokenSecrets } from './_token-secrets';
import { Answer } from './answer';
import { VolumeToken } from './workload';
import { RESERVED_VOLUME_PREFIX } from '../kubernetes/service-account-token';
import { isOtherAudience } from '../kubernetes/token-audiences';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';

/** The default lifetime of a projected token. */
const DEFAULT_EXPIRATION_SECONDS = 3600;

/** The tokens in the volumes of a pod. */
export class VolumeTokens {
  /** The first volume that admission treats as its own. */
  public readonly reserved: string | undefined;
  /** All projected tokens. */
  public readonly projected: VolumeToken[] = [];
  private readonly byVolume = new Map<string, VolumeToken[]>();
  private readonly secretsByVolume = new Map<string, readonly SecretFile[]>();

  public constructor(
    spec: k8s.PodSpec | null | undefined, specPath: Path, namespace: string | undefined,
    secrets: TokenSecrets, private readonly apiAudiences: readonly string[] | undefined,
  ) {
    for (const [index, volume] of items(spec?.volumes).entries()) {
      const { name } = volume;
      if (typeof name !== 'string') { continue; }
      if (this.reserved === undefined && name.startsWith(RESERVED_VOLUME_PREFIX)) { this.reserved = name; }
      const path = [...specPath, 'volumes', index];
      const files = volumeSecrets(volume, path);
      if (files.length > 0) { this.secretsByVolume.set(name, files); }
      for (const file of files) {
        const found = secrets.find(namespace, file.secret);
        if (found) { addTo(this.byVolume, name, { file: file.file, token: { ...secretToken(found, file.path), volume: name } }); }
      }
      this.addProjected(volume, name, path);
    }
  }

  /** Whether no volume contains a token. */
  public get isEmpty(): boolean {
    return this.byVolume.size === 0;
  }

  /** Whether a volume contains the key `token` of a Secret. */
  public get hasSecrets(): boolean {
    return this.secretsByVolume.size > 0;
  }

  public of(volume: string): readonly VolumeToken[] {
    return this.byVolume.get(volume) ?? [];
  }

  /** The keys `token` of Secrets in a volume, whatever their type. */
  public secretsOf(volume: string): readonly SecretFile[] {
    return this.secretsByVolume.get(volume) ?? [];
  }

  private addProjected({ projected }: k8s.Volume, name: string, volumePath: Path): void {
    // By file name: of two projections with the same file, the later one wins.
    const byFile = new Map<string | undefined, VolumeToken>();
    for (const [index, { serviceAccountToken }] of items(projected?.sources).entries()) {
      if (!serviceAccountToken) { continue; }
      const token = this.read(serviceAccountToken, name, [...volumePath, 'projected', 'sources', index, 'serviceAccountToken']);
      this.projected.push(token);
      byFile.set(token.file, token);
    }
    for (const token of byFile.values()) { addTo(this.byVolume, name, token); }
  }

  private read({ audience, expirationSeconds, path: file }: k8s.ServiceAccountTokenProjection, volume: string, path: Path): VolumeToken {
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
}
