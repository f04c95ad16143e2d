/** A digest as 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  // Most runs need no hash, and loading this takes as long as checking a hundred workloads.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { createHash } = require('crypto') as typeof import('crypto');
  return createHash('sha256').update(content).digest('hex');
}
