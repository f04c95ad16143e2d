import { IConstruct } from 'constructs';
import { IAspect } from './aspect';

/** How an aspect is called in an error. */
export function aspectName(aspect: IAspect): string {
  const { name } = aspect.constructor;
  // An aspect of another language, or an object literal.
  return name === '' || name === 'Object' ? 'an aspect' : `the aspect ${name}`;
}

/** How the scope of something is called in an error. The path of the root is empty. */
export function quotePath(construct: IConstruct): string {
  return construct.node.path === '' ? 'the app' : `'${construct.node.path}'`;
}
