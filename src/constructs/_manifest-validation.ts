import { IConstruct } from 'constructs';

/** The roots of trees all of which is rendered and found to be right. */
const SETTLED = new WeakSet<IConstruct>();

/** Adds a validation that is about nothing but what a construct makes cdk8s write. */
export function addManifestValidation({ node }: IConstruct, validate: () => string[]): void {
  node.addValidation({ validate: () => SETTLED.has(node.root) ? [] : validate() });
}

/** From here on, what is written stays as it is, and these validations need not run for each chart again. */
export function settle(root: IConstruct): void {
  SETTLED.add(root);
}

export function unsettle(root: IConstruct): void {
  SETTLED.delete(root);
}
