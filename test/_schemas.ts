import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';

/** The problems of a document by a published schema, including unknown fields. */
export function problemsWith(document: unknown, schema: string): unknown[] {
  const published = JSON.parse(readFileSync(join(__dirname, '..', 'schema', `${schema}.schema.json`), 'utf8'));
  return [published, closed(published)].flatMap(each => {
    const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true, formats: { 'date-time': true } }).compile(each);
    validate(document);
    return validate.errors ?? [];
  });
}

/** The same schema without additional properties. */
function closed(schema: any): any {
  if (Array.isArray(schema)) { return schema.map(closed); }
  if (typeof schema !== 'object' || schema === null) { return schema; }
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return schema.type === 'object' && schema.properties && schema.additionalProperties === undefined ? { ...copy, additionalProperties: false } : copy;
}
