/** Names that cannot be confused with another text. */
const PLAIN = /^[^\s,"\\[\]]+$/;

/**
 * A name as text in the key of a finding. RBAC accepts any text as the name of an
 * object or a user; an ambiguous one is quoted.
 */
export function nameText(name: string): string {
  return PLAIN.test(name) ? name : JSON.stringify(name).replace(/\s/g, space => `\\u${space.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Several names as text. */
export function namesText(names: readonly string[]): string {
  return names.map(nameText).join(',');
}
