/** The minor versions of Kubernetes 1 with known facts, oldest first. */
export const KNOWN_MINORS: readonly number[] = [34, 35, 36, 37];

const OLDEST_MINOR = KNOWN_MINORS[0];
const NEWEST = KNOWN_MINORS[KNOWN_MINORS.length - 1];

/** `1.34`, `v1.34.4`, and vendor forms: `v1.34.4-gke.1`, `1.34+`. */
export const KUBERNETES_VERSION_PATTERN = '^v?1\\.(0|[1-9]\\d*)(\\.\\d+)?([-+][0-9A-Za-z.+-]*)?$';

const PATTERN = new RegExp(KUBERNETES_VERSION_PATTERN);

/** The form of a version, for messages. */
export const KUBERNETES_VERSION_FORM = `a version of Kubernetes such as '1.${OLDEST_MINOR}' or 'v1.${OLDEST_MINOR}.4'`;

/** The facts that are used for a version of Kubernetes. */
export interface KubernetesFacts {
  /** The minor version that the facts belong to. */
  readonly minor: number;
  /** One sentence, if the facts belong to another version than the requested one. */
  readonly note?: string;
}

/** Why a value is not a Kubernetes version, or `undefined` when it is. As a number, 1.40 would be 1.4. */
export function explainKubernetesVersion(version: unknown): string | undefined {
  if (typeof version !== 'string') { return `it must be a string, ${KUBERNETES_VERSION_FORM}`; }
  if (PATTERN.test(version)) { return undefined; }
  const [, afterMajor, alone] = /^\s*(?:[vV]?1\.0*([1-9]\d*)|([1-9]\d)\s*$)/.exec(version) ?? [];
  const minor = afterMajor ?? alone;
  return `it must be ${KUBERNETES_VERSION_FORM}; ${minor === undefined
    ? `omit it to check against each version from 1.${OLDEST_MINOR} to 1.${NEWEST}`
    : `write '1.${minor}'`}`;
}

/**
 * The facts of a version, or those of the nearest known version.
 *
 * @throws if it is not a version
 */
export function factsOf(version: string): KubernetesFacts {
  const problem = explainKubernetesVersion(version);
  if (problem !== undefined) { throw new Error(`the Kubernetes version is ${JSON.stringify(version)}, but ${problem}`); }
  const [, asked] = PATTERN.exec(version)!;
  const minor = Math.min(Math.max(Number(asked), OLDEST_MINOR), NEWEST);
  return Number(asked) === minor ? { minor } : {
    minor,
    note: `checked for Kubernetes 1.${minor}, the known version closest to 1.${asked} (known: 1.${OLDEST_MINOR} to 1.${NEWEST})`,
  };
}

/**
 * The versions in which a fact holds, as in `up to Kubernetes 1.34`, or `undefined` if
 * it holds in all.
 *
 * @param minors The versions in which it holds, oldest first.
 * @param all The requested versions, oldest first.
 */
export function versionsText(minors: readonly number[], all: readonly number[]): string | undefined {
  if (minors.length === all.length) { return undefined; }
  const versions = minors.map(minor => `1.${minor}`);
  const [first, last] = [versions[0], versions[versions.length - 1]];
  const isRun = all.indexOf(minors[minors.length - 1]) - all.indexOf(minors[0]) === minors.length - 1;
  if (isRun && minors[0] === all[0]) { return `up to Kubernetes ${last}`; }
  if (isRun && minors[minors.length - 1] === all[all.length - 1]) { return `since Kubernetes ${first}`; }
  return `in Kubernetes ${versions.length === 1 ? first : `${versions.slice(0, -1).join(', ')} and ${last}`}`;
}
