/** A text, or what was written without the quotes that would have made it one. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') { return value; }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A list as it is, and nothing for what is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
