import { field, isObject } from './plain-object';

/** A reference to a ServiceAccount. */
export interface AccountReference {
  /** Unset if a pod names none and therefore uses the default one. */
  readonly name?: string;
  readonly namespace?: string;
}

/** `serviceAccountName`, `serviceAccount`, `serviceAccountRef`, `taskServiceAccountName` and similar. */
const NAMES_ACCOUNT = /serviceAccount(Name|Ref)?s?$/i;

/**
 * The accounts that a custom resource names anywhere.
 *
 * @param known Values in it to skip
 */
export function* namedAccounts(manifest: unknown, known: ReadonlySet<unknown>): Iterable<AccountReference> {
  // Each value once: YAML aliases can form cycles.
  const values = new Set<unknown>([manifest]);
  for (const value of values) {
    if (known.has(value)) { continue; }
    if (Array.isArray(value)) {
      for (const item of value) { addIfNested(values, item); }
    } else if (isObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        if (NAMES_ACCOUNT.test(name)) { yield* accountsAt(inner); }
        addIfNested(values, inner);
      }
      if (isPodWithoutAccount(value)) { yield {}; }
    }
  }
}

function addIfNested(values: Set<unknown>, value: unknown): void {
  if (typeof value === 'object' && value !== null) { values.add(value); }
}

function* accountsAt(value: unknown): Iterable<AccountReference> {
  for (const named of Array.isArray(value) ? value : [value]) {
    const name = isObject(named) ? field(named, 'name') : named;
    const namespace = field(named, 'namespace');
    // An e-mail address is a cloud account.
    if (typeof name === 'string' && name !== '' && !name.includes('@')) { yield { name, ...typeof namespace === 'string' ? { namespace } : {} }; }
  }
}

function isPodWithoutAccount(value: unknown): boolean {
  const containers = field(value, 'containers');
  return Array.isArray(containers) && containers.some(container => typeof field(container, 'image') === 'string')
    && !field(value, 'serviceAccountName') && !field(value, 'serviceAccount');
}
