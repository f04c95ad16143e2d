import { InvalidArgumentError } from 'commander';

/** Refuses a second policy, which would replace the first: that must hold too. */
export function once(value: string, before?: string): string {
  if (before !== undefined) { throw new InvalidArgumentError('Only one policy counts; let it extend the other.'); }
  return value;
}
