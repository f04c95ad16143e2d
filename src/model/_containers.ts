import { AUTOMOUNT_FIELD } from './_automount';
import { listOf, textOf } from './_texts';
import { TokenSecrets, TOKEN_SECRET_KEY } from './_token-secrets';
import { secretToken, VolumeTokens } from './_volume-tokens';
import { Answer } from './answer';
import { Container, Token } from './workload';
import { field } from '../kubernetes/pod-security/pod';
import { SERVICE_ACCOUNT_DIRECTORY } from '../kubernetes/service-account-token';
import { showsFile } from '../kubernetes/sub-path';
import { Path } from '../manifest/path';

const CONTAINER_LISTS = [['init', 'initContainers'], ['regular', 'containers'], ['ephemeral', 'ephemeralContainers']] as const;
/** What admission projects; the API server makes a year of it unless it is told not to. */
const INJECTED_EXPIRATION_SECONDS = 3607;

/** A pod and what decides which of its containers get a token. */
export interface PodContext {
  readonly spec: unknown;
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
    const manifests = listOf(field(pod.spec, list));
    for (let index = 0; index < manifests.length; index++) {
      const manifest = manifests[index];
      found.push(new PodContainer(textOf(field(manifest, 'name')) ?? '', type, [...pod.specPath, list, index], manifest, held));
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
    public readonly manifest: unknown,
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
function mountsOwnDirectory(container: unknown): boolean {
  return listOf(field(container, 'volumeMounts')).some(mount => field(mount, 'mountPath') === SERVICE_ACCOUNT_DIRECTORY);
}

function addMountedTokens(tokens: Token[], container: unknown, volumes: VolumeTokens): void {
  for (const mount of listOf(field(container, 'volumeMounts'))) {
    for (const { file, token } of volumes.of(textOf(field(mount, 'name')) ?? '')) {
      if (isVisible(file, field(mount, 'subPath'))) { tokens.push({ ...token, mountPath: textOf(field(mount, 'mountPath')) }); }
    }
  }
}

/** Whether a mount shows a file of the volume; one whose name is not known may be there. */
function isVisible(file: string | undefined, subPath: unknown): boolean {
  return typeof subPath !== 'string' || file === undefined || showsFile(subPath, file);
}

function addEnvironmentTokens(tokens: Token[], container: unknown, path: Path, { namespace, secrets }: PodContext): void {
  for (const [index, variable] of listOf(field(container, 'env')).entries()) {
    const reference = field(variable, 'valueFrom', 'secretKeyRef');
    const secret = field(reference, 'key') === TOKEN_SECRET_KEY ? secrets.find(namespace, field(reference, 'name')) : undefined;
    if (secret) { tokens.push(secretToken(secret, [...path, 'env', index])); }
  }
  for (const [index, source] of listOf(field(container, 'envFrom')).entries()) {
    const secret = secrets.find(namespace, field(source, 'secretRef', 'name'));
    if (secret) { tokens.push(secretToken(secret, [...path, 'envFrom', index])); }
  }
}
