import { readFileSync } from 'fs';
import { dirname, join, isAbsolute } from 'path';
import { explainSchemaError } from './_schema-errors';
import { placeOf } from './_yaml-position';
import { Configuration } from './configuration';
import { configurationSchema } from './schema';
import { InputError } from '../audit/input-error';
import { Rule } from '../rules/rule';

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
    throw new InputError(`the configuration ${file} can't be read (${(error as Error).message})`);
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
  // Both cost time, and most runs have no such file.
  /* eslint-disable @typescript-eslint/no-require-imports */
  const yaml = require('js-yaml') as typeof import('js-yaml');
  const { Ajv } = require('ajv') as typeof import('ajv');
  /* eslint-enable @typescript-eslint/no-require-imports */
  let documents: unknown[];
  try {
    documents = yaml.loadAll(text);
  } catch (error) {
    if (!(error instanceof yaml.YAMLException)) { throw error; }
    const { reason, mark } = error;
    throw new InputError(`${file}${mark ? `:${mark.line + 1}:${mark.column + 1}` : ''}: it is no YAML: ${reason}`);
  }
  if (documents.length > 1) { throw new InputError(`${file}: it holds ${documents.length} documents; write everything into one`); }
  const configuration = documents[0] ?? {};
  const validate = new Ajv({ allErrors: true, verbose: true }).compile<Configuration>(configurationSchema(ownRules));
  if (validate(configuration)) { return configuration; }
  throw new InputError((validate.errors ?? []).map(explainSchemaError).map(({ path, message }) => {
    const { line, column } = placeOf(yaml, text, path);
    return `${file}:${line}:${column}: ${message}`;
  }).join('\n'));
}
