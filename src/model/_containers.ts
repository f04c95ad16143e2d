import { AUTOMOUNT_FIELD } from './_automount';
import { listOf, textOf } from './_texts';
import { TokenSecrets, TOKEN_SECRET_KEY } from './_token-secrets';
import { secretToken, VolumeTokens } from './_volume-tokens';
import { Answer } from './answer';
import { Container, Token } from './workload';
import { field } from '../kubernetes/pod-security/pod';
import { SERVICE_ACCOUNT_DIRECTORY } from '../kubernetes/service-account-token';
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
  const volumes = new VolumeTokens(pod.spec, pod.specPath, pod.namespace, pod.secrets, pod.apiAudiences);
  const injected = injectedTokens(pod, volumes);
  const found: Container[] = [];
  for (const [type, list] of CONTAINER_LISTS) {
    const manifests = listOf(field(pod.spec, list));
    for (let index = 0; index < manifests.length; index++) {
      const manifest = manifests[index];
      const path = [...pod.specPath, list, index];
      const tokens: Token[] = [];
      if (type !== 'ephemeral' && injected.length > 0 && !mountsOwnDirectory(manifest)) { tokens.push(...injected); }
      if (!volumes.isEmpty) { addMountedTokens(tokens, manifest, volumes); }
      if (!pod.secrets.isEmpty) { addEnvironmentTokens(tokens, manifest, path, pod); }
      found.push({ name: textOf(field(manifest, 'name')) ?? '', type, path, manifest, tokens });
    }
  }
  return found;
}

/** What admission mounts into each container. */
function injectedTokens(pod: PodContext, volumes: VolumeTokens): Token[] {
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

/** Whether a mount shows a file of the volume: all are there unless it is of a part of the volume. */
function isVisible(file: string | undefined, subPath: unknown): boolean {
  if (typeof subPath !== 'string' || subPath === '' || file === undefined) { return true; }
  const part = stepsOf(subPath);
  const steps = stepsOf(file);
  return part.every((step, index) => step === steps[index]);
}

function stepsOf(path: string): string[] {
  return path.split('/').filter(step => step !== '' && step !== '.');
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
