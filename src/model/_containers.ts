import { AUTOMOUNT_FIELD } from './_automount';
import { listOf, textOf } from './_texts';
import { TokenSecrets, TOKEN_SECRET_KEY } from './_token-secrets';
import { secretToken, VolumeTokens } from './_volume-tokens';
import { Answer } from './answer';
import { Container, Token } from './workload';
import { field } from '../kubernetes/pod-security/pod';
import { RESERVED_VOLUME_PREFIX, SERVICE_ACCOUNT_DIRECTORY } from '../kubernetes/service-account-token';
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
  return CONTAINER_LISTS.flatMap(([type, list]) => listOf(field(pod.spec, list)).map((manifest, index) => {
    const path = [...pod.specPath, list, index];
    return {
      name: textOf(field(manifest, 'name')) ?? '',
      type,
      path,
      manifest,
      tokens: [
        ...type === 'ephemeral' ? [] : injectedTokens(manifest, pod, volumes),
        ...mountedTokens(manifest, volumes),
        ...environmentTokens(manifest, path, pod),
      ],
    };
  }));
}

/** What admission mounts, unless the container mounts something of its own at exactly that place. */
function injectedTokens(container: unknown, pod: PodContext, volumes: VolumeTokens): Token[] {
  if (pod.automount === 'no') { return []; }
  if (listOf(field(container, 'volumeMounts')).some(mount => field(mount, 'mountPath') === SERVICE_ACCOUNT_DIRECTORY)) { return []; }
  // A volume with such a name is taken for the one that admission made, whatever it holds.
  const reserved = volumes.names.find(name => name.startsWith(RESERVED_VOLUME_PREFIX));
  if (reserved !== undefined) {
    return volumes.of(reserved).map(({ token }) => ({
      ...token, source: 'injected', forApi: token.forApi === 'yes' ? pod.automount : token.forApi, mountPath: SERVICE_ACCOUNT_DIRECTORY,
    }));
  }
  return [{
    source: 'injected',
    path: [...pod.specPath, AUTOMOUNT_FIELD],
    forApi: pod.automount,
    expirationSeconds: INJECTED_EXPIRATION_SECONDS,
    mountPath: SERVICE_ACCOUNT_DIRECTORY,
  }];
}

function mountedTokens(container: unknown, volumes: VolumeTokens): Token[] {
  return listOf(field(container, 'volumeMounts')).flatMap(mount => {
    const name = textOf(field(mount, 'name'));
    const tokens = name === undefined ? [] : volumes.of(name);
    return tokens.filter(({ file }) => isVisible(file, field(mount, 'subPath')))
      .map(({ token }) => ({ ...token, mountPath: textOf(field(mount, 'mountPath')) }));
  });
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

function environmentTokens(container: unknown, path: Path, { namespace, secrets }: PodContext): Token[] {
  const one = listOf(field(container, 'env')).flatMap((variable, index) => {
    const reference = field(variable, 'valueFrom', 'secretKeyRef');
    if (field(reference, 'key') !== TOKEN_SECRET_KEY) { return []; }
    const found = secrets.find(namespace, field(reference, 'name'));
    return found ? [secretToken(found, [...path, 'env', index])] : [];
  });
  const all = listOf(field(container, 'envFrom')).flatMap((source, index) => {
    const found = secrets.find(namespace, field(source, 'secretRef', 'name'));
    return found ? [secretToken(found, [...path, 'envFrom', index])] : [];
  });
  return [...one, ...all];
}
