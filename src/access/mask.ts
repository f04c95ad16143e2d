/* eslint-disable no-bitwise */

/** A set of needs of escalations, one bit each. Compact, because thousands of accounts have one in each of several namespaces. */
export type Mask = bigint;

export const EMPTY: Mask = 0n;

/** The set with one need, given by its number. */
export function maskOf(number: number): Mask {
  return 1n << BigInt(number);
}

export function union(...masks: readonly Mask[]): Mask {
  return masks.reduce((all, mask) => all | mask, EMPTY);
}

/** Whether a mask includes another. */
export function includesAll(mask: Mask, others: Mask): boolean {
  return (mask & others) === others;
}
