import { SafeText } from '../text/safe-text';

/** How a document is to look. */
export interface DocumentOptions {
  /** The version of this tool. */
  readonly toolVersion: string;
  /** Whether the reader sees colours. */
  readonly color: boolean;
  /** The columns of a line, for formats that wrap; 100 where it is unset. */
  readonly width?: number;
}

/** One way to write down what a command other than the audit found. */
export interface DocumentFormat<T> {
  /** As it is chosen: `--output <name>`. */
  readonly name: string;
  /** Whom it is for, in one line. */
  readonly description: string;
  render(value: T, options: DocumentOptions): SafeText;
}
