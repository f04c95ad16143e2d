/** The upper bound of numeric tokens of the AWS CDK and CDKTF. */
const NUMBER_TOKENS = -1.888e289;

/**
 * Helm `{{ }}`, envsubst, Flux and Terraform `${ }` and `$NAME`, Kustomize and Azure Pipelines `$( )`, `#{ }`,
 * `__NAME__` and `@NAME@` of tools that replace words, Argo CD Vault `<path: >`, instructions such as `<your token>`,
 * and what SOPS has encrypted.
 */
const TEXT = /\{\{|\$[A-Za-z_{(]|#\{|(?<![A-Za-z0-9_])__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__(?![A-Za-z0-9_])|^(@@?)[A-Z][A-Z0-9_.]*\1$|<path:|^<[^<>]*>$|^ENC\[/;

/** Replaces a value of a wrong type: it is unknown, like the placeholder of another tool. */
export const UNREADABLE = '{{ unreadable }}';

/** The start of the first placeholder in a text; undefined if there is none. */
export function placeholderStart(text: string): number | undefined {
  const start = text.search(TEXT);
  return start < 0 ? undefined : start;
}

/** Whether a value is a placeholder, and its type is therefore unknown. */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' ? TEXT.test(value) : typeof value === 'number' && value < NUMBER_TOKENS;
}
