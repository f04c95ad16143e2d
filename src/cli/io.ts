import { InputError } from '../audit/input-error';
import { SafeText } from '../text/safe-text';

/** Where text goes: a stream of the process, or one of a test. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string, done?: (error?: Error | null) => void): unknown;
}

/** Where answers come from: standard input of the process, or a stream of a test. */
export interface Input extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
}

/** What the tool has of the world around it. */
export interface Io {
  /** @default - no prompts */
  readonly stdin?: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: { readonly [name: string]: string | undefined };
}

/** The default number of columns. */
const DEFAULT_WIDTH = 100;

/** How many columns a line may have. */
export function widthOf({ isTTY, columns }: Output): number {
  return isTTY && columns ? columns : DEFAULT_WIDTH;
}

/**
 * Whether to write colours: as the user says, then as NO_COLOR and FORCE_COLOR
 * say, and otherwise on a terminal that has them.
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
 * Writes all of a text. A closed pipe, as in `| head`, is not a failure.
 *
 * @throws InputError when it can't be written
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
