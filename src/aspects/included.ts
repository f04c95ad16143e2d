import { IConstruct } from 'constructs';

/** Where jsii stores the name of a class. Another copy of cdk8s has different classes with the same names. */
const CLASS = Symbol.for('jsii.rtti');
const INCLUDE = 'cdk8s.Include';

/** Whether an object comes from an `Include`, or from a `Helm`, which extends it. */
export function isIncluded(construct: IConstruct): boolean {
  return construct.node.scopes.some(isInclude);
}

function isInclude(construct: object): boolean {
  for (let prototype = Object.getPrototypeOf(construct); prototype !== null; prototype = Object.getPrototypeOf(prototype)) {
    if (prototype.constructor[CLASS]?.fqn === INCLUDE) { return true; }
  }
  return false;
}
