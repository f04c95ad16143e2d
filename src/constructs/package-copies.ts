import { IConstruct } from 'constructs';
import { PackageCopy } from '../text/package-copy';
import { safeText } from '../text/safe-text';

/** The key under which the root of an app lists one copy of each loaded version. All versions read it, so its format must never change. */
const COPIES = Symbol.for('cdk8s-least-privilege.copies');

type Root = IConstruct & { readonly [COPIES]?: Map<string, PackageCopy> };

/**
 * Registers a copy of this package with the app of a construct. Copies of one version
 * share their state, even if built for different versions of cdk8s-plus. An app with
 * several versions cannot be synthesized.
 */
export function noteCopy({ node: { root } }: IConstruct, copy: PackageCopy): void {
  const copies = (root as Root)[COPIES] ?? listCopies(root);
  if (!copies.has(copy.version)) { copies.set(copy.version, copy); }
}

function listCopies(root: IConstruct): Map<string, PackageCopy> {
  const copies = new Map<string, PackageCopy>();
  Object.defineProperty(root, COPIES, { value: copies });
  root.node.addValidation({ validate: () => copies.size > 1 ? [explain([...copies.values()])] : [] });
  return copies;
}

function explain(copies: readonly PackageCopy[]): string {
  const list = copies.map(({ name, version, directory }) => `${name} ${version} (${directory})`).join(' and ');
  return safeText(`the app loads versions that do not share state, and settings made in one are lost in the other: ${list}; install a single version`);
}
