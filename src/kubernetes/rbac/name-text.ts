/** Names that hold nothing by which a text could be taken for another one. */
const PLAIN = /^[^\s,"\\[\]]+$/;

/**
 * A name as it stands in the key of a finding. RBAC takes any text as the name of an
 * object or a user; one that could be taken for several, or for another, is quoted.
 */
export function nameText(name: string): string {
  return PLAIN.test(name) ? name : JSON.stringify(name).replace(/\s/g, space => `\\u${space.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Several of them. */
export function namesText(names: readonly string[]): string {
  return names.map(nameText).join(',');
}
