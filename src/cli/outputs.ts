import { resolve } from 'path';
import { refuseManifest } from './refuse-manifest';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { BENCHMARKS } from '../report/compliance/benchmarks';
import { controlFormats } from '../report/compliance/control-formats';
import { ReportFormat } from '../report/format';
import { didYouMean } from '../text/nearest';
import { printable } from '../text/printable';

/** One report of a run, in one of the formats of the command. */
export interface ReportOutput<Format> {
  readonly format: Format;
  /** Unset for standard output. */
  readonly file?: string;
}

/** The formats of file extensions that are not format names. */
const FORMATS_OF_EXTENSIONS: { readonly [extension: string]: string } = { xml: 'junit', md: 'markdown', txt: 'text' };

/**
 * Reads the values of `--output`.
 *
 * @throws InputError if a value is invalid, or a report would replace manifests
 */
export function parseOutputs<Format>(values: readonly string[], formats: ReadonlyMap<string, Format>): ReportOutput<Format>[] {
  const outputs = values.map(value => parseOutput(value, formats));
  const places = new Set<string>();
  for (const { file } of outputs) {
    const place = file === undefined ? '' : resolve(file);
    if (places.has(place)) {
      throw new InputError(file === undefined
        ? 'only one report can go to standard output; give the others a file, as in --output json=report.json'
        : `two reports can't go to ${printable(file)}; give each its own file`);
    }
    places.add(place);
    if (file !== undefined) { refuseManifest(file); }
  }
  return outputs;
}

/**
 * The report formats grouped by the controls of a benchmark.
 *
 * @throws InputError if the benchmark is unknown
 */
export function formatsByControl(name: string): ReadonlyMap<string, ReportFormat> {
  const benchmark = BENCHMARKS.get(name);
  const names = [...BENCHMARKS.keys()];
  if (!benchmark) { throw new InputError(`there is no benchmark ${quote(name)}; there are ${names.join(', ')}${didYouMean(name, names)}`); }
  return controlFormats(benchmark);
}

/** The format for a file name, or a placeholder. */
function formatOfFile(file: string, names: readonly string[]): string {
  const extension = /\.([a-z]+)$/.exec(file)?.[1] ?? '';
  const format = Object.hasOwn(FORMATS_OF_EXTENSIONS, extension) ? FORMATS_OF_EXTENSIONS[extension] : extension;
  return names.includes(format) ? format : 'FORMAT';
}

function parseOutput<Format>(value: string, formats: ReadonlyMap<string, Format>): ReportOutput<Format> {
  const [, name, file] = /^([^=]*)(?:=(.*))?$/s.exec(value)!;
  const format = formats.get(name);
  const names = [...formats.keys()];
  if (!format) {
    const hint = /[./\\]/.test(value) && file === undefined ? `; write --output ${formatOfFile(value, names)}=${printable(value)} for a file` : didYouMean(name, names);
    throw new InputError(`'${printable(name)}' is not an output format${hint} (formats: ${names.join(', ')})`);
  }
  if (file === '') { throw new InputError(`--output ${printable(value)} names no file; write --output ${name} for standard output, or --output ${name}=FILE`); }
  return { format, ...(file === undefined || file === '-' ? {} : { file }) };
}
