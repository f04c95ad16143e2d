import { statSync } from 'fs';

/** Receives the progress of reading: the bytes read, and the total if it is known. */
export type ReportBytes = (done: number, total: number | undefined) => void;

/** The number of bytes read from several files, one after the other. */
export class ByteProgress {
  private readonly sizes: readonly number[];
  private index = 0;
  /** The bytes before, in and after the current file. */
  private before = 0;
  private size = 0;
  private rest: number;

  public constructor(paths: readonly string[], private readonly report: ReportBytes) {
    this.sizes = paths.map(sizeOf);
    this.rest = this.sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Moves to the next file. */
  public next(): void {
    this.before += this.size;
    this.size = 0;
    this.rest -= this.sizes[this.index++];
  }

  /** For a file whose size is unknown until its end. */
  public receive(bytes: number): void {
    this.report(this.before + bytes, undefined);
  }

  /** @param share of the current file, from 0 to 1 */
  public reach(share: number, size = this.size): void {
    this.size = size;
    this.report(this.before + Math.round(share * size), this.before + size + this.rest);
  }
}

/** The size of a file; 0 for standard input and files that cannot be read. */
function sizeOf(path: string): number {
  try {
    const found = statSync(path);
    return found.isFile() ? found.size : 0;
  } catch {
    return 0;
  }
}
