import { readFileSync } from 'fs';
import { dirname, isAbsolute, join } from 'path';
import { loadAll, YAMLException } from 'js-yaml';
import { Configuration } from './configuration';
import { configurationSchema } from './schema';
import { explainSchemaError } from './schema-errors';
import { InputError } from '../audit/input-error';
import { checkOwnRules } from '../audit/own-rules';
import { DocumentIndex } from '../manifest/document-index';
import { Path } from '../manifest/path';
import { ReadFailure } from '../manifest/read-failure';
import { SourceFile } from '../manifest/source-file';
import { Rule } from '../rules/rule';
import { printable } from '../text/printable';

/**
 * Reads a configuration file. Paths in it are relative to the file.
 *
 * @param ownRules Rules that it may name besides those of this library.
 * @throws InputError if it is not there, is no YAML, or says something that means nothing
 */
export function readConfiguration(file: string, ownRules: readonly Rule[] = []): Configuration {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(printable(`the configuration ${file} can't be read (${(error as Error).message})`));
  }
  const configuration = parseConfiguration(text, file, ownRules);
  const besideFile = (path: string): string => isAbsolute(path) ? path : join(dirname(file), path);
  return {
    ...configuration,
    ...configuration.context === undefined ? {} : { context: configuration.context.map(besideFile) },
    ...configuration.baseline === undefined ? {} : { baseline: besideFile(configuration.baseline) },
  };
}

/**
 * Reads the text of a configuration file. It is YAML 1.2, in which `off` is a text.
 *
 * @throws InputError as `readConfiguration` does
 */
export function parseConfiguration(text: string, file: string, ownRules: readonly Rule[] = []): Configuration {
  checkOwnRules(ownRules);
  const documents = readDocuments(text, file);
  if (documents.length > 1) { throw new InputError(printable(`${file}: it holds ${documents.length} documents; write everything into one`)); }
  const configuration = documents[0] ?? {};
  // It takes longer to load than everything else of an audit, and most runs have no configuration.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Ajv } = require('ajv') as typeof import('ajv');
  const validate = new Ajv({ allErrors: true, verbose: true }).compile<Configuration>(configurationSchema(ownRules));
  if (validate(configuration)) { return configuration; }
  const place = placesOf(text, file);
  throw new InputError((validate.errors ?? []).map(explainSchemaError).map(({ path, message }) => printable(`${place(path)}: ${message}`)).join('\n'));
}

/** How a message names the place of a field. */
function placesOf(text: string, file: string): (path: Path) => string {
  const source = new SourceFile(file, text);
  let index: DocumentIndex | undefined;
  return path => {
    try {
      index ??= DocumentIndex.of(text);
      const { line, column } = source.position(index.offset(path));
      return `${file}:${line}:${column}`;
    } catch (error) {
      // Manifests are stricter.
      if (error instanceof ReadFailure) { return file; }
      throw error;
    }
  };
}

function readDocuments(text: string, file: string): unknown[] {
  try {
    return loadAll(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) { throw error; }
    const { reason, mark } = error;
    throw new InputError(printable(`${file}${mark ? `:${mark.line + 1}:${mark.column + 1}` : ''}: it is no YAML: ${reason}`));
  }
}
