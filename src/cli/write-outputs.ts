import { Io, usesColor, widthOf, write } from './io';
import { limitLength } from './limit-length';
import { ReportOutput } from './outputs';
import { DocumentFormat } from '../report/document-format';
import { toolVersion } from '../report/tool-version';
import { writeFiles } from '../report/write-files';

const REMEDY = 'read fewer files at a time, or ask for less with the options of the command (see --help)';

/** Writes a value in all requested formats: first the files, all or none, then standard output. */
export async function writeOutputs<T>(
  value: T, outputs: readonly ReportOutput<DocumentFormat<T>>[], color: boolean | undefined, io: Io,
): Promise<void> {
  const render = (format: DocumentFormat<T>, inColor: boolean, width?: number) =>
    limitLength(format.name, () => format.render(value, { toolVersion: toolVersion(), color: inColor, width }), REMEDY);
  const onScreen = outputs.filter(({ file }) => file === undefined)
    .map(({ format }) => render(format, usesColor(color, io.stdout, io), widthOf(io.stdout)));
  writeFiles(outputs.flatMap(({ format, file }) => file === undefined ? [] : [{ path: file, content: render(format, false) }]));
  for (const text of onScreen) { await write(io.stdout, text); }
}
