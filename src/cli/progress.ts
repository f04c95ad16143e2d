import type { SingleBar } from 'cli-progress';
import { Output } from './io';

/** How long an activity may take before a progress bar appears, in milliseconds. */
const DELAY_MILLISECONDS = 1000;

const MEGABYTE = 1_000_000;

/** An activity that may take long. */
export interface Activity {
  readonly name: string;
  readonly unit: 'bytes' | 'files' | 'rules';
}

/** A progress bar on a terminal, shown once an activity takes long. */
export class Progress {
  private bar: SingleBar | undefined;
  private readonly due: number;

  public constructor(private readonly activity: Activity, private readonly output: Output, private readonly now: () => number = Date.now) {
    this.due = now() + DELAY_MILLISECONDS;
  }

  /** @param total Unset while unknown, as for standard input. */
  public update(done: number, total: number | undefined): void {
    if (this.now() < this.due) { return; }
    const [value, maximum] = total === undefined ? [0, 1] : [done, total];
    const payload = { activity: this.activity.name, amount: amountOf(this.activity, done, total) };
    if (!this.bar) {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { SingleBar: Bar } = require('cli-progress') as typeof import('cli-progress');
      this.bar = new Bar({
        format: '{activity} [{bar}] {amount}',
        stream: this.output as NodeJS.WritableStream,
        barCompleteChar: '#',
        barIncompleteChar: '-',
        clearOnComplete: true,
        // It would keep Ctrl-C from ending the process.
        gracefulExit: false,
      });
      this.bar.start(maximum, value, payload);
    }
    this.bar.setTotal(maximum);
    this.bar.update(value, payload);
  }

  /** Clears the bar from the screen. */
  public stop(): void {
    this.bar?.stop();
  }
}

function amountOf({ unit }: Activity, done: number, total: number | undefined): string {
  if (unit !== 'bytes') { return `${done}/${total ?? '?'} ${unit}`; }
  const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);
  return total === undefined ? `${megabytes(done)} MB` : `${megabytes(done)}/${megabytes(total)} MB`;
}
