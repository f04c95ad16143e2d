import { baselineId, entryOf } from '../audit/baseline';
import { Finding } from '../audit/finding';
import { sha256 } from '../audit/sha256';

/**
 * Identifies a finding within a result, as 64 hexadecimal digits. It is made of
 * the rule, the key and the object, as in a baseline, and of no line number, so
 * it is stable when lines move.
 */
export function fingerprints(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  return new Map(findings.map(finding => {
    const id = baselineId(entryOf(finding));
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    // Two objects may have one name.
    return [finding, sha256(before === 0 ? id : `${id} ${before + 1}`)];
  }));
}

/** The same as a UUID of version 8, which is what RFC 9562 has for names hashed otherwise than with SHA-1. */
export function uuidOf(fingerprint: string): string {
  const variant = '89ab'[parseInt(fingerprint[16], 16) % 4];
  return [
    fingerprint.slice(0, 8), fingerprint.slice(8, 12), `8${fingerprint.slice(13, 16)}`, `${variant}${fingerprint.slice(17, 20)}`, fingerprint.slice(20, 32),
  ].join('-');
}
