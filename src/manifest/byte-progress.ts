import { statSync } from 'fs';

/** What is told of reading: the bytes that were read, and all there are, where that is known. */
export type ReportBytes = (done: number, total: number | undefined) => void;

/** How many bytes of some files were read, one file after the other. */
export class ByteProgress {
  private readonly sizes: readonly number[];
  private index = 0;
  /** The bytes before the current file, of it, and behind it. */
  private before = 0;
  private size = 0;
  private rest: number;

  public constructor(paths: readonly string[], private readonly report: ReportBytes) {
    this.sizes = paths.map(sizeOf);
    this.rest = this.sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Goes on to the next file. */
  public next(): void {
    this.before += this.size;
    this.size = 0;
    this.rest -= this.sizes[this.index++];
  }

  /** Of a file whose size nobody knows before its end. */
  public receive(bytes: number): void {
    this.report(this.before + bytes, undefined);
  }

  /** @param share of the current file, from 0 to 1 */
  public reach(share: number, size = this.size): void {
    this.size = size;
    this.report(this.before + Math.round(share * size), this.before + size + this.rest);
  }
}

/** That of standard input, and of what can't be read, is none. */
function sizeOf(path: string): number {
  try {
    const found = statSync(path);
    return found.isFile() ? found.size : 0;
  } catch {
    return 0;
  }
}
