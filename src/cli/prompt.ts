import { createInterface } from 'readline/promises';
import { Io, write } from './io';
import { InputError } from '../audit/input-error';
import { nearest } from '../text/nearest';
import { safeText } from '../text/safe-text';

/** Asks on a terminal, one line per answer. An empty line selects the default, which the question shows. */
export class Prompt {
  private readonly lines: AsyncIterator<string>;
  private readonly close: () => void;

  /** @throws InputError without a terminal */
  public constructor(private readonly io: Io, remedy: string) {
    const { stdin, stdout } = io;
    if (!stdin?.isTTY || !stdout.isTTY) { throw new InputError(`prompts need a terminal; ${remedy}`); }
    // The terminal itself provides line editing.
    const lines = createInterface({ input: stdin, terminal: false });
    this.lines = lines[Symbol.asyncIterator]();
    this.close = () => lines.close();
  }

  /** A text. */
  public async text(question: string, byDefault: string): Promise<string> {
    const answer = await this.ask(`${question} (${byDefault}) `);
    return answer === '' ? byDefault : answer;
  }

  /** Asks for one of several names until the answer is valid. */
  public async choice<T extends string>(question: string, choices: readonly T[], byDefault: T): Promise<T> {
    for (;;) {
      const answer = await this.ask(`${question} [${choices.join(', ')}] (${byDefault}) `);
      if (answer === '') { return byDefault; }
      const found = choices.find(choice => choice === answer);
      if (found !== undefined) { return found; }
      const suggestion = nearest(answer, choices);
      await write(this.io.stdout, safeText(`Write one of ${choices.join(', ')}${suggestion === undefined ? '' : `; did you mean ${suggestion}?`}\n`));
    }
  }

  /** Asks yes or no; the default is yes. */
  public async confirm(question: string): Promise<boolean> {
    for (;;) {
      const answer = (await this.ask(`${question} (Y/n) `)).toLowerCase();
      if (['', 'y', 'yes'].includes(answer)) { return true; }
      if (['n', 'no'].includes(answer)) { return false; }
    }
  }

  /** Lets the process end. */
  public end(): void {
    this.close();
  }

  private async ask(question: string): Promise<string> {
    await write(this.io.stdout, safeText(question));
    const { done, value } = await this.lines.next();
    if (done) {
      await write(this.io.stdout, safeText('\n'));
      throw new InputError('the input ended before all questions were answered; nothing was written');
    }
    return value.trim();
  }
}
