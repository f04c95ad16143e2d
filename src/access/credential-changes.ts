import { CredentialChange } from './access-change';
import { AccessSnapshot, SnapshotCredential } from './access-snapshot';

/** The new credentials of containers and CSI drivers. */
export function credentialChanges(before: AccessSnapshot, after: AccessSnapshot): CredentialChange[] {
  const known = new Set(before.credentials.map(keyOf));
  return after.credentials.filter(credential => !known.has(keyOf(credential))).map(credential => ({ kind: 'credential', sensitive: [], ...credential }));
}

function keyOf({ object: { kind, namespace, name }, container, type, name: credential }: SnapshotCredential): string {
  return JSON.stringify([kind, namespace, name, container, type, credential]);
}
