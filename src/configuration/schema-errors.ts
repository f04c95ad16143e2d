import type { ErrorObject } from 'ajv';
import { quote } from '../audit/quote';
import { formatPath, Path } from '../manifest/path';
import { didYouMean } from '../text/nearest';

/** Something in a file that its schema refuses. */
export interface SchemaProblem {
  readonly path: Path;
  /** What was got, why it is wrong, and what to write. */
  readonly message: string;
}

const TYPES: { readonly [type: string]: string } = {
  string: 'a string', boolean: 'true or false', array: 'a list', object: 'a mapping of keys to values', integer: 'a whole number',
};

/** What a validator found, for people. It must have been told to be verbose. */
export function explainSchemaError({ keyword, instancePath, params, data, parentSchema, message }: ErrorObject): SchemaProblem {
  const path = readPointer(instancePath);
  const name = path.length === 0 ? 'the file' : formatPath(path);
  switch (keyword) {
    case 'additionalProperties': {
      const key: string = params.additionalProperty;
      const known = Object.keys((parentSchema as { properties: object }).properties);
      const what = formatPath(path) === 'rules' ? `there is no rule ${quote(key)}` : `${path.length === 0 ? '' : `in ${name} `}there is no key ${quote(key)}`;
      return { path: [...path, key], message: `${what}${didYouMean(key, known) || (known.length < 20 ? `; there are ${known.join(', ')}` : '')}` };
    }
    case 'enum': {
      const allowed: readonly string[] = params.allowedValues;
      const hint = typeof data === 'string' ? didYouMean(data, allowed) : '';
      return { path, message: `${name} is ${quote(data)}, but must be ${allowed.length < 10 ? `one of ${allowed.join(', ')}` : 'the id of a rule'}${hint}` };
    }
    case 'type': {
      const hint = params.type === 'string' && typeof data === 'number' ? '; write it in quotes' : '';
      return { path, message: `${name} must be ${TYPES[params.type] ?? params.type}, got ${quote(data)}${hint}` };
    }
    // The comment of a schema says in words what its pattern says.
    case 'pattern': return { path, message: `${name} is ${quote(data)}, but must be ${(parentSchema as { $comment: string }).$comment}` };
    default: return { path, message: `${name} is ${quote(data)}, but ${message}` };
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc6901 */
function readPointer(pointer: string): Path {
  return pointer.split('/').slice(1).map(step => step.replace(/~1/g, '/').replace(/~0/g, '~')).map(step => /^\d+$/.test(step) ? Number(step) : step);
}
