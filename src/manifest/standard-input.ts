import { readSync } from 'fs';

const CHUNK = 65_536;
const WAIT_MILLISECONDS = 10;

/**
 * Reads all of standard input.
 *
 * @param progress Called with the number of bytes read.
 */
export function readStandardInput(progress?: (bytes: number) => void): Buffer {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const sleep = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    try {
      const length = readSync(0, chunk, 0, CHUNK, null);
      if (length === 0) { return Buffer.concat(chunks); }
      chunks.push(chunk.subarray(0, length));
      bytes += length;
      progress?.(bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The end of a pipe on Windows.
      if (code === 'EOF') { return Buffer.concat(chunks); }
      // A non-blocking pipe without data yet.
      if (code !== 'EAGAIN') { throw error; }
      Atomics.wait(sleep, 0, 0, WAIT_MILLISECONDS);
    }
  }
}
