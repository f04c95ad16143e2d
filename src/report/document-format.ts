import { SafeText } from '../text/safe-text';

/** Display options of a document. */
export interface DocumentOptions {
  /** The version of this tool. */
  readonly toolVersion: string;
  /** Whether to use colors. */
  readonly color: boolean;
  /** The line width for formats that wrap. Default: 100. */
  readonly width?: number;
}

/** An output format of a command other than the audit. */
export interface DocumentFormat<T> {
  /** The value of `--output`. */
  readonly name: string;
  /** The audience, in one line. */
  readonly description: string;
  render(value: T, options: DocumentOptions): SafeText;
}
