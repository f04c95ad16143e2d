import { IConstruct } from 'constructs';
import { IAspect } from './aspect';

/** The name of an aspect in errors. */
export function aspectName(aspect: IAspect): string {
  const { name } = aspect.constructor;
  // An aspect in another language, or an object literal.
  return name === '' || name === 'Object' ? 'an aspect' : `the aspect ${name}`;
}

/** The name of a scope in errors. The path of the root is empty. */
export function quotePath(construct: IConstruct): string {
  return construct.node.path === '' ? 'the app' : `'${construct.node.path}'`;
}
