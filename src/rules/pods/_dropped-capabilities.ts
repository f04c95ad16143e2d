import { Place } from './_place';

/** Whether a container drops `all`: runtimes compare without case, so it keeps no capability, but Pod Security wants exactly `ALL`. */
export function dropsAllInAnotherSpelling({ value }: Pick<Place, 'value'>): boolean {
  return Array.isArray(value) && value.some(capability => typeof capability === 'string' && capability !== 'ALL' && capability.toUpperCase() === 'ALL');
}
