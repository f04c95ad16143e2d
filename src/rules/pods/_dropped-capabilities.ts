import { ForbiddenField } from './_forbidden-field';

/** Whether a container drops `all`: runtimes ignore case and drop every capability, but Pod Security requires exactly `ALL`. */
export function dropsAllInAnotherSpelling({ value }: Pick<ForbiddenField, 'value'>): boolean {
  return Array.isArray(value) && value.some(capability => typeof capability === 'string' && capability !== 'ALL' && capability.toUpperCase() === 'ALL');
}
