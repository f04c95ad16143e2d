import { InputError } from '../audit/input-error';
import { SafeText } from '../text/safe-text';

/** A destination of text: a stream of the process or of a test. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string, done?: (error?: Error | null) => void): unknown;
}

/** A source of answers: standard input of the process or a stream of a test. */
export interface Input extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
}

/** The environment of the tool: its streams and variables. */
export interface Io {
  /** @default - no prompts */
  readonly stdin?: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: { readonly [name: string]: string | undefined };
}

/** The default number of columns. */
const DEFAULT_WIDTH = 100;

/** The maximum number of columns of a line. */
export function widthOf({ isTTY, columns }: Output): number {
  return isTTY && columns ? columns : DEFAULT_WIDTH;
}

/**
 * Whether to write colours: by the user's option, then by NO_COLOR and FORCE_COLOR,
 * and otherwise if the terminal supports them.
 *
 * @see https://no-color.org and https://force-color.org
 */
export function usesColor(asked: boolean | undefined, { isTTY }: Output, { env }: Io): boolean {
  if (asked !== undefined) { return asked; }
  if (env.NO_COLOR) { return false; }
  if (env.FORCE_COLOR) { return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'; }
  return isTTY === true && env.TERM !== 'dumb';
}

/**
 * Writes a text completely. A closed pipe, as in `| head`, is not an error.
 *
 * @throws InputError if it cannot be written
 */
export async function write(output: Output, text: SafeText): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    output.write(text, error => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') {
        reject(new InputError(`the output can't be written: ${error.message}`));
      } else {
        resolve();
      }
    });
  });
}
