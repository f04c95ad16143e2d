import { isTemplated } from './names';

/**
 * Facts about ServiceAccount tokens in pods.
 *
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
 */

/** The directory in which every official client looks for its token, CA bundle and namespace. */
export const SERVICE_ACCOUNT_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The ConfigMap in every namespace that holds the CA bundle of the API server. */
export const CLUSTER_CA_CONFIG_MAP = 'kube-root-ca.crt';

/** The name of the ServiceAccount that every namespace has initially. */
export const DEFAULT_SERVICE_ACCOUNT = 'default';

/** Admission treats a volume with this prefix as its own and mounts it into every container. */
export const RESERVED_VOLUME_PREFIX = 'kube-api-access-';

export const MINIMUM_LIFETIME_SECONDS = 600;
/** The kubelet writes a new token after 24 hours at the latest; a longer lifetime only helps an attacker. */
export const LONGEST_USEFUL_LIFETIME_SECONDS = 24 * 60 * 60;

const MAXIMUM_LIFETIME_SECONDS = 2 ** 32;
/** By default the API server extends exactly this lifetime to one year if all audiences of the token are its own. */
export const EXTENDED_LIFETIME_SECONDS = 3607;

/**
 * Why a token lifetime is refused, or `undefined` when it is fine. Applies to tokens
 * that the API server itself may accept.
 */
export function explainTokenLifetime(seconds: number): string | undefined {
  if (seconds === EXTENDED_LIFETIME_SECONDS) {
    return `the lifetime of a bound token must not be exactly ${EXTENDED_LIFETIME_SECONDS} seconds, which the API server extends to a year; write Duration.hours(1)`;
  }
  const problem = explainLifetimeRange(seconds);
  if (problem === undefined && seconds > LONGEST_USEFUL_LIFETIME_SECONDS) {
    return `the lifetime of a bound token must be at most 24 hours, got ${seconds} seconds: the kubelet renews the file after 24 hours at the latest, regardless of the lifetime; write Duration.hours(1)`;
  }
  return problem;
}

/** Why no token can have a lifetime, or `undefined` when it can. */
export function explainLifetimeRange(seconds: number): string | undefined {
  if (seconds < MINIMUM_LIFETIME_SECONDS) {
    return `the lifetime of a bound token must be at least ${MINIMUM_LIFETIME_SECONDS} seconds, got ${seconds}; write Duration.minutes(10) or more`;
  }
  if (seconds > MAXIMUM_LIFETIME_SECONDS) {
    return `the lifetime of a bound token must be at most 2^32 seconds, got ${seconds}; write Duration.hours(1), for example`;
  }
  return undefined;
}

/** Why the path of a file in a projected volume is refused, or `undefined` when it is fine. */
export function explainProjectedPath(path: string): string | undefined {
  const fine = isTemplated(path) || (path !== '' && !path.startsWith('/') && !path.startsWith('..') && !path.split('/').includes('..'));
  return fine ? undefined : 'it must be a relative path without ".."';
}

/** Why a mount path is refused, or `undefined` when it is fine. */
export function explainMountPath(path: string): string | undefined {
  const fine = isTemplated(path) || (path.startsWith('/') && path !== '/' && !path.includes(':') && !path.includes('//')
    && !path.split('/').includes('..') && !path.endsWith('/'));
  return fine ? undefined : 'it must be an absolute path without "..", ":", "//" and a trailing slash';
}

/** The same text for mount paths that are the same place in most images, where /var/run links to /run. */
export function normalizedMountPath(path: string): string {
  return path.replace(/\/+$/, '').replace(/^\/var\/run(?=\/|$)/, '/run');
}
