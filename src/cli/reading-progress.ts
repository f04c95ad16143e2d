import type { SingleBar } from 'cli-progress';
import { Output } from './io';

/** How long reading may take before anybody wants to see that it goes on, in milliseconds. */
const PATIENCE = 1000;

/** A bar on a terminal, once reading takes longer. */
export class ReadingProgress {
  private bar: SingleBar | undefined;
  private readonly due: number;

  public constructor(private readonly output: Output, private readonly now: () => number = Date.now) {
    this.due = now() + PATIENCE;
  }

  public update(done: number, total: number): void {
    if (this.now() < this.due) { return; }
    if (!this.bar) {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { SingleBar: Bar } = require('cli-progress') as typeof import('cli-progress');
      this.bar = new Bar({
        format: 'Reading [{bar}] {value}/{total} files',
        stream: this.output as NodeJS.WritableStream,
        barCompleteChar: '#',
        barIncompleteChar: '-',
        clearOnComplete: true,
        // It would keep Ctrl-C from ending the process.
        gracefulExit: false,
      });
      this.bar.start(total, done);
    }
    this.bar.setTotal(total);
    this.bar.update(done);
  }

  /** Leaves nothing on the screen. */
  public stop(): void {
    this.bar?.stop();
  }
}
