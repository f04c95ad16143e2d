import { AUTOMOUNT_FIELD } from './_declared-automount';
import { environmentSecrets, SecretSource } from './_secret-sources';
import { secretToken, TokenSecrets } from './_token-secrets';
import { VolumeTokens } from './_volume-tokens';
import { Answer } from './answer';
import { Container, SecretReference, Token, VolumeToken } from './workload';
import { mountsOverToken } from '../kubernetes/injected-token';
import { SERVICE_ACCOUNT_DIRECTORY } from '../kubernetes/service-account-token';
import { showsFile } from '../kubernetes/sub-path';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';

/** The lifetime that admission projects; by default the API server extends it to one year. */
const INJECTED_EXPIRATION_SECONDS = 3607;

/** A pod and what determines which of its containers get a token. */
export interface PodContext {
  readonly spec: k8s.PodSpec | null | undefined;
  readonly specPath: Path;
  readonly namespace: string | undefined;
  readonly automount: Answer;
  readonly secrets: TokenSecrets;
  readonly apiAudiences: readonly string[] | undefined;
}

type TokenHolder = Pick<Container, 'type' | 'manifest' | 'path'>;

/**
 * The tokens of one pod and its containers: those in the manifest, and those that
 * admission adds.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/plugin/pkg/admission/serviceaccount/admission.go
 */
export class PodTokens {
  private ofVolumes: VolumeTokens | undefined;
  private ofAdmission: readonly Token[] | undefined;

  public constructor(public readonly pod: PodContext) {}

  /** The tokens that its volumes project, whether a container mounts them or not. */
  public get projected(): readonly VolumeToken[] {
    return this.volumes.projected;
  }

  public in({ type, manifest, path }: TokenHolder): Token[] {
    const { pod, volumes } = this;
    const injected = this.ofAdmission ??= injectedTokens(pod, volumes);
    const tokens: Token[] = [];
    if (type !== 'ephemeral' && injected.length > 0 && !mountsOverToken(manifest)) { tokens.push(...injected); }
    if (!volumes.isEmpty) {
      for (const { name, mountPath, subPath } of items(manifest.volumeMounts)) {
        for (const { file, token } of volumes.of(name ?? '')) {
          if (isVisible(file, subPath)) { tokens.push({ ...token, mountPath: mountPath ?? undefined }); }
        }
      }
    }
    if (!pod.secrets.isEmpty) {
      for (const source of environmentSecrets(manifest, path)) {
        const secret = pod.secrets.find(pod.namespace, source.secret);
        if (secret) { tokens.push(secretToken(secret, source.path)); }
      }
    }
    return tokens;
  }

  /** The Secrets whose key `token` a container gets. */
  public secretsIn({ manifest, path }: TokenHolder): SecretReference[] {
    const { secrets, namespace } = this.pod;
    const mounted = this.volumes.hasSecrets ? items(manifest.volumeMounts).flatMap(({ name, subPath }) =>
      this.volumes.secretsOf(name ?? '').filter(({ file }) => isVisible(file, subPath))) : [];
    return [...environmentSecrets(manifest, path), ...mounted].map(({ secret, path: place }: SecretSource) => ({
      secret, path: place, isToken: secrets.find(namespace, secret)?.certainty ?? 'no',
    }));
  }

  private get volumes(): VolumeTokens {
    const { spec, specPath, namespace, secrets, apiAudiences } = this.pod;
    this.ofVolumes ??= new VolumeTokens(spec, specPath, namespace, secrets, apiAudiences);
    return this.ofVolumes;
  }
}

/** The tokens that admission mounts into each container. */
function injectedTokens(pod: PodContext, volumes: VolumeTokens): readonly Token[] {
  if (pod.automount === 'no') { return []; }
  const mountPath = SERVICE_ACCOUNT_DIRECTORY;
  if (volumes.reserved === undefined) {
    return [{
      source: 'injected',
      path: [...pod.specPath, AUTOMOUNT_FIELD],
      forApi: pod.automount,
      expirationSeconds: INJECTED_EXPIRATION_SECONDS,
      mountPath,
    }];
  }
  // Admission treats that volume as its own, whatever its contents.
  return volumes.of(volumes.reserved).map(
    ({ token }) => ({ ...token, source: 'injected', forApi: token.forApi === 'yes' ? pod.automount : token.forApi, mountPath }),
  );
}

/** Whether a mount shows a file of the volume; a file with an unknown name may be visible. */
function isVisible(file: string | undefined, subPath: string | null | undefined): boolean {
  return file === undefined || showsFile(subPath ?? '', file);
}
