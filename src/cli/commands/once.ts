import { InvalidArgumentError } from 'commander';

/** Refuses a second policy, because it would replace the first, which must apply too. */
export function once(value: string, before?: string): string {
  if (before !== undefined) { throw new InvalidArgumentError('Only one policy counts; let it extend the other.'); }
  return value;
}
