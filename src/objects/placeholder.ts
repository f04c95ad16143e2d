/** Where tokens of the AWS CDK and CDKTF for numbers begin; they are all below. */
const NUMBER_TOKENS = -1.888e289;

/**
 * Helm `{{ }}`, envsubst, Flux and Terraform `${ }` and `$NAME`, Kustomize and Azure Pipelines `$( )`, `#{ }`,
 * `__NAME__` and `@NAME@` of tools that replace words, Argo CD Vault `<path: >`, instructions such as `<your token>`,
 * and what SOPS has encrypted.
 */
const TEXT = /\{\{|\$[A-Za-z_{(]|#\{|(?<![A-Za-z0-9_])__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__(?![A-Za-z0-9_])|^(@@?)[A-Z][A-Z0-9_.]*\1$|<path:|^<[^<>]*>$|^ENC\[/;

/** What stands for a value of a wrong type: nothing is known of it, as with the placeholder of another tool. */
export const UNREADABLE = '{{ unreadable }}';

/** Where the first part of a text stands that another tool still fills in; undefined where there is none. */
export function placeholderStart(text: string): number | undefined {
  const start = text.search(TEXT);
  return start < 0 ? undefined : start;
}

/** Whether another tool still fills in the value, so that its type is not known. */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' ? TEXT.test(value) : typeof value === 'number' && value < NUMBER_TOKENS;
}
