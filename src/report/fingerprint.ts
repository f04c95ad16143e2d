import { baselineId, entryOf } from '../audit/baseline';
import { Finding } from '../audit/finding';
import { sha256 } from '../audit/sha256';

/**
 * Identifies a finding within a result, as 64 hexadecimal digits. Hashes the rule,
 * the key and the object, as a baseline does. Without a line number, the fingerprint
 * is stable when lines move.
 */
export function fingerprints(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  return new Map(findings.map(finding => {
    const id = baselineId(entryOf(finding));
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    // Two objects may have the same name.
    return [finding, sha256(before === 0 ? id : `${id} ${before + 1}`)];
  }));
}

/** The same as a UUID of version 8: RFC 9562 has no other version for a name hashed with SHA-256. */
export function uuidOf(fingerprint: string): string {
  const variant = '89ab'[parseInt(fingerprint[16], 16) % 4];
  return [
    fingerprint.slice(0, 8), fingerprint.slice(8, 12), `8${fingerprint.slice(13, 16)}`, `${variant}${fingerprint.slice(17, 20)}`, fingerprint.slice(20, 32),
  ].join('-');
}
