import type { ErrorObject } from 'ajv';
import { quote } from '../audit/quote';
import { formatPath, Path } from '../manifest/path';
import { didYouMean } from '../text/nearest';

/** A violation of a schema. */
export interface SchemaProblem {
  readonly path: Path;
  /** The value, why it is wrong, and what to write. */
  readonly message: string;
}

/** Replacements for plausible keys that do not exist. */
const REPLACED: { readonly [key: string]: string } = {
  warnOnly: 'write failOn: never instead',
  cluster: 'write apiAudiences at the top level instead',
  customRules: 'a configuration cannot contain code: pass --custom-rules FILE on the command line, or customRules in a program',
};

const TYPES: { readonly [type: string]: string } = {
  string: 'a string', boolean: 'true or false', array: 'a list', object: 'a mapping of keys to values', integer: 'a whole number',
};

/** Validates a value, with readable messages. */
export function schemaProblems(schema: object, value: unknown): readonly SchemaProblem[] {
  // Loaded on demand: it takes longer to load than the rest of an audit, and most runs have no configuration.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Ajv } = require('ajv') as typeof import('ajv');
  const validate = new Ajv({ allErrors: true, verbose: true }).compile(schema);
  // The failed branch of an `if` reports its own errors.
  return validate(value) ? [] : (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(explainSchemaError);
}

function explainSchemaError({ keyword, instancePath, params, data, parentSchema, message }: ErrorObject): SchemaProblem {
  const path = readPointer(instancePath);
  const name = path.length === 0 ? 'the file' : formatPath(path);
  switch (keyword) {
    case 'additionalProperties': {
      const key: string = params.additionalProperty;
      const known = Object.keys((parentSchema as { properties: object }).properties);
      const replacement = path.length === 0 && Object.hasOwn(REPLACED, key) ? `; ${REPLACED[key]}` : '';
      const what = `${path.length === 0 || name === 'rules' ? '' : `in ${name} `}there is no ${path.at(-1) === 'rules' ? 'rule' : 'key'} ${quote(key)}`;
      return { path: [...path, key], message: `${what}${replacement || didYouMean(key, known) || (known.length < 20 ? `; there are ${known.join(', ')}` : '')}` };
    }
    case 'enum': {
      const allowed: readonly string[] = params.allowedValues;
      const hint = typeof data === 'string' ? didYouMean(data, allowed) : '';
      return { path, message: `${name} is ${quote(data)}, but must be ${allowed.length < 10 ? `one of ${allowed.join(', ')}` : 'the id of a rule'}${hint}` };
    }
    case 'type': {
      const hint = params.type === 'string' && typeof data === 'number' ? '; write it in quotes' : '';
      // A configuration can extend any file of the machine, whose content must not appear in logs.
      const got = path.length === 0 && typeof data === 'string' ? 'a string' : quote(data);
      return { path, message: `${name} must be ${TYPES[params.type] ?? params.type}, got ${got}${hint}` };
    }
    case 'required': return { path, message: `${name} has no ${params.missingProperty}; add it` };
    // The $comment of a schema describes its pattern.
    case 'pattern': return { path, message: `${name} is ${quote(data)}, but must be ${(parentSchema as { $comment: string }).$comment}` };
    case 'minProperties': return { path, message: `${name} must have ${(parentSchema as { $comment: string }).$comment}` };
    default: return { path, message: `${name} is ${quote(data)}, but ${message}` };
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc6901 */
function readPointer(pointer: string): Path {
  return pointer.split('/').slice(1).map(step => step.replace(/~1/g, '/').replace(/~0/g, '~')).map(step => /^\d+$/.test(step) ? Number(step) : step);
}
