/** A JSON schema. */
export type Schema = object;

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const STABLE = 'Fields are added within a version, never renamed or removed: readers ignore fields they do not know.';

export const text: Schema = { type: 'string' };
export const number: Schema = { type: 'integer', minimum: 0 };
export const texts: Schema = { type: 'array', items: text };

export function object(properties: { [name: string]: Schema }, optional: readonly string[] = []): Schema {
  return { type: 'object', required: Object.keys(properties).filter(name => !optional.includes(name)), properties };
}

export function list(items: Schema, description?: string): Schema {
  return { type: 'array', ...description === undefined ? {} : { description }, items };
}

export function described(schema: Schema, description: string): Schema {
  return { ...schema, description };
}

/** The output of a command with `--output json`. */
export function document(title: string, properties: { [name: string]: Schema }, optional: readonly string[] = []): Schema {
  return {
    $schema: DRAFT,
    title,
    description: STABLE,
    ...object({ version: { const: 1 }, tool: object({ name: { const: 'least-privilege' }, version: text }), ...properties }, optional),
  };
}

/** Input that could not be read or checked. */
export const error = object({ file: text, line: number, column: number, message: text }, ['file', 'line', 'column']);
