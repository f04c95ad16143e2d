import { readFileSync } from 'fs';
import { dirname, isAbsolute, join } from 'path';
import { loadAll, YAMLException } from 'js-yaml';
import { Configuration } from './configuration';
import { configurationObject, Layer } from './layer';
import { configurationSchema } from './schema';
import { SchemaProblem, schemaProblems } from './schema-errors';
import { checkCustomRules } from '../audit/custom-rules';
import { explainException } from '../audit/exception';
import { InputError } from '../audit/input-error';
import { sha256 } from '../audit/sha256';
import { DocumentIndex } from '../manifest/document-index';
import { Position } from '../manifest/manifest-object';
import { formatPath, Path } from '../manifest/path';
import { ReadFailure } from '../manifest/read-failure';
import { SourceFile } from '../manifest/source-file';
import { Rule } from '../rules/rule';
import { printable } from '../text/printable';

/**
 * Reads a configuration file. Paths in it are relative to the file. Files that it extends are not read.
 *
 * @param customRules Rules that it may name besides the built-in ones.
 * @throws InputError if it is missing, not valid YAML, or contains invalid settings
 */
export function readConfiguration(file: string, customRules: readonly Rule[] = []): Configuration {
  return readLayer(file, customRules).configuration;
}

/**
 * Reads a configuration file, with the positions of its keys.
 *
 * @throws InputError as `readConfiguration` does
 */
export function readLayer(file: string, customRules: readonly Rule[] = []): Layer {
  let bytes;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new InputError(printable(`the configuration ${file} can't be read (${(error as Error).message})`));
  }
  const text = bytes.toString('utf8');
  const configuration = parseConfiguration(text, file, customRules);
  const besideFile = (path: string): string => isAbsolute(path) ? path : join(dirname(file), path);
  const source = new SourceFile(file, text);
  const positionOf = positionsOf(source);
  return {
    configuration: {
      ...configuration,
      ...configuration.context === undefined ? {} : { context: configuration.context.map(besideFile) },
      ...configuration.baseline === undefined ? {} : { baseline: besideFile(configuration.baseline) },
    },
    used: { file, sha256: sha256(bytes) },
    object: configurationObject(file, { file, position: positionOf, lines: (from, to) => source.lines(from, to) }),
    place: path => `${path.length === 0 ? '' : `${formatPath(path)} of `}${placeText(file, positionOf(path))}`,
  };
}

/**
 * Parses the text of a configuration file. It is YAML 1.2, in which `off` is a string.
 *
 * @throws InputError as `readConfiguration` does
 */
export function parseConfiguration(text: string, file: string, customRules: readonly Rule[] = []): Configuration {
  checkCustomRules(customRules);
  const documents = readDocuments(text, file);
  if (documents.length > 1) { throw new InputError(printable(`${file}: it contains ${documents.length} documents; write everything into one`)); }
  const configuration = documents[0] ?? {};
  const ofSchema = schemaProblems(configurationSchema(customRules), configuration);
  const problems = ofSchema.length > 0 ? ofSchema : exceptionProblems(configuration);
  if (problems.length === 0) { return configuration; }
  const positionOf = positionsOf(new SourceFile(file, text));
  throw new InputError(problems
    .map(({ path, message }) => printable(`${placeText(file, positionOf(path))}: ${message}`)).join('\n'));
}

function exceptionProblems({ exceptions = [] }: Configuration): SchemaProblem[] {
  return exceptions.flatMap((exception, index) => {
    const problem = explainException(exception);
    return problem === undefined ? [] : [{ path: ['exceptions', index], message: `exceptions[${index}] accepts nothing: ${problem}` }];
  });
}

function placeText(file: string, position: Position | undefined): string {
  return position === undefined ? file : `${file}:${position.line}:${position.column}`;
}

/** Finds the position of a field; unset if the text is valid here but not as a manifest, whose reader is stricter. */
function positionsOf(source: SourceFile): (path: Path) => Position | undefined {
  let index: DocumentIndex | undefined;
  return path => {
    try {
      index ??= DocumentIndex.of(source.text);
      return source.position(index.offset(path));
    } catch (error) {
      if (error instanceof ReadFailure) { return undefined; }
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
    throw new InputError(printable(`${file}${mark ? `:${mark.line + 1}:${mark.column + 1}` : ''}: it is not valid YAML: ${reason}`));
  }
}
