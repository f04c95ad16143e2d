import { ForbiddenField } from './_forbidden-field';

/** Whether a container drops `all`: runtimes compare without case, so it keeps no capability, but Pod Security wants exactly `ALL`. */
export function dropsAllInAnotherSpelling({ value }: Pick<ForbiddenField, 'value'>): boolean {
  return Array.isArray(value) && value.some(capability => typeof capability === 'string' && capability !== 'ALL' && capability.toUpperCase() === 'ALL');
}
