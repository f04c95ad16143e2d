import { removedApiVersion } from './removed-api-version';
import { unknownField } from './unknown-field';
import { Rule } from '../rule';

/** Rules on what the API server makes of any object. */
export const OBJECT_RULES: readonly Rule[] = [unknownField, removedApiVersion];
