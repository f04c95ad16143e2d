import { AUTOMOUNT_FIELD } from './_automount';
import { TokenSecrets, TOKEN_SECRET_KEY } from './_token-secrets';
import { secretToken, VolumeTokens } from './_volume-tokens';
import { Answer } from './answer';
import { Container, Token } from './workload';
import { SERVICE_ACCOUNT_DIRECTORY } from '../kubernetes/service-account-token';
import { showsFile } from '../kubernetes/sub-path';
import { Path } from '../manifest/path';
import type * as k8s from '../objects/kubernetes-types';
import { items } from '../objects/lists';

const CONTAINER_LISTS = [['init', 'initContainers'], ['regular', 'containers'], ['ephemeral', 'ephemeralContainers']] as const;
/** What admission projects; the API server makes a year of it unless it is told not to. */
const INJECTED_EXPIRATION_SECONDS = 3607;

/** A pod and what decides which of its containers get a token. */
export interface PodContext {
  readonly spec: k8s.PodSpec | null | undefined;
  readonly specPath: Path;
  readonly namespace: string | undefined;
  readonly automount: Answer;
  readonly secrets: TokenSecrets;
  readonly apiAudiences: readonly string[] | undefined;
}

/**
 * The containers of a pod with the tokens that they hold when it runs: what its
 * manifest says, and what admission adds.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/master/plugin/pkg/admission/serviceaccount/admission.go
 */
export function containersOf(pod: PodContext): Container[] {
  const held = new PodTokens(pod);
  const found: Container[] = [];
  for (const [type, list] of CONTAINER_LISTS) {
    const manifests = items<k8s.Container>(pod.spec?.[list]);
    for (let index = 0; index < manifests.length; index++) {
      const manifest = manifests[index];
      found.push(new PodContainer(manifest.name ?? '', type, [...pod.specPath, list, index], manifest, held));
    }
  }
  return found;
}

/** A container; its tokens are looked for when they are asked for, which few rules do of all containers. */
class PodContainer implements Container {
  private found: readonly Token[] | undefined;

  public constructor(
    public readonly name: string,
    public readonly type: Container['type'],
    public readonly path: Path,
    public readonly manifest: k8s.Container,
    private readonly held: PodTokens,
  ) {}

  public get tokens(): readonly Token[] {
    this.found ??= this.held.of(this);
    return this.found;
  }
}

/** The tokens in the containers of one pod. */
class PodTokens {
  private ofVolumes: VolumeTokens | undefined;
  private ofAdmission: readonly Token[] | undefined;

  public constructor(private readonly pod: PodContext) {}

  public of({ type, manifest, path }: Pick<Container, 'type' | 'manifest' | 'path'>): Token[] {
    const { pod } = this;
    const volumes = this.ofVolumes ??= new VolumeTokens(pod.spec, pod.specPath, pod.namespace, pod.secrets, pod.apiAudiences);
    const injected = this.ofAdmission ??= injectedTokens(pod, volumes);
    const tokens: Token[] = [];
    if (type !== 'ephemeral' && injected.length > 0 && !mountsOwnDirectory(manifest)) { tokens.push(...injected); }
    if (!volumes.isEmpty) { addMountedTokens(tokens, manifest, volumes); }
    if (!pod.secrets.isEmpty) { addEnvironmentTokens(tokens, manifest, path, pod); }
    return tokens;
  }
}

/** What admission mounts into each container. */
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
  // Admission takes that volume for its own, whatever it holds.
  return volumes.of(volumes.reserved).map(
    ({ token }) => ({ ...token, source: 'injected', forApi: token.forApi === 'yes' ? pod.automount : token.forApi, mountPath }),
  );
}

/** Whether the container mounts something of its own at exactly the token's directory, which keeps admission away. */
function mountsOwnDirectory({ volumeMounts }: k8s.Container): boolean {
  return items(volumeMounts).some(({ mountPath }) => mountPath === SERVICE_ACCOUNT_DIRECTORY);
}

function addMountedTokens(tokens: Token[], { volumeMounts }: k8s.Container, volumes: VolumeTokens): void {
  for (const { name, mountPath, subPath } of items(volumeMounts)) {
    for (const { file, token } of volumes.of(name ?? '')) {
      if (isVisible(file, subPath ?? '')) { tokens.push({ ...token, mountPath: mountPath ?? undefined }); }
    }
  }
}

/** Whether a mount shows a file of the volume; one whose name is not known may be there. */
function isVisible(file: string | undefined, subPath: string): boolean {
  return file === undefined || showsFile(subPath, file);
}

function addEnvironmentTokens(tokens: Token[], container: k8s.Container, path: Path, { namespace, secrets }: PodContext): void {
  for (const [index, { valueFrom }] of items(container.env).entries()) {
    const reference = valueFrom?.secretKeyRef;
    const secret = reference?.key === TOKEN_SECRET_KEY ? secrets.find(namespace, reference.name) : undefined;
    if (secret) { tokens.push(secretToken(secret, [...path, 'env', index])); }
  }
  for (const [index, { secretRef }] of items(container.envFrom).entries()) {
    const secret = secrets.find(namespace, secretRef?.name);
    if (secret) { tokens.push(secretToken(secret, [...path, 'envFrom', index])); }
  }
}
