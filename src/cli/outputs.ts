import { resolve } from 'path';
import { InputError } from '../audit/input-error';
import { ReportFormat } from '../report/format';
import { FORMATS } from '../report/formats';
import { didYouMean } from '../text/nearest';
import { printable } from '../text/printable';

/** One report of a run. */
export interface ReportOutput {
  readonly format: ReportFormat;
  /** Unset for standard output. */
  readonly file?: string;
}

/** Reads the values of `--output`. */
export function parseOutputs(values: readonly string[]): ReportOutput[] {
  const outputs = values.map(parseOutput);
  const places = new Set<string>();
  for (const { file } of outputs) {
    const place = file === undefined ? '' : resolve(file);
    if (places.has(place)) {
      throw new InputError(file === undefined
        ? 'only one report can go to standard output; give the others a file, as in --output json=report.json'
        : `two reports can't go to ${printable(file)}; give each a file of its own`);
    }
    places.add(place);
  }
  return outputs;
}

function parseOutput(value: string): ReportOutput {
  const [, name, file] = /^([^=]*)(?:=(.*))?$/s.exec(value)!;
  const format = FORMATS.get(name);
  const names = [...FORMATS.keys()];
  if (!format) {
    throw new InputError(`'${printable(name)}' is no output format${didYouMean(name, names)} (formats: ${names.join(', ')})`);
  }
  if (file === '') { throw new InputError(`--output ${printable(value)} names no file; write --output ${name} for standard output, or --output ${name}=FILE`); }
  return { format, ...(file === undefined || file === '-' ? {} : { file }) };
}
