import { App } from 'cdk8s';
import { IConstruct } from 'constructs';

/** Makes a call with other actions before and after it. */
export type Wrapper = <T>(target: IConstruct, call: () => T) => T;

/** Marks a wrapped method, also for other copies of this package. */
const WRAPPED = Symbol.for('cdk8s-least-privilege.bracketed');

/**
 * Wraps a method in the class that first defines it. This covers every subclass,
 * objects created later, and calls from other languages, which do not see properties
 * of the instance. Returns whether the method was not wrapped yet.
 */
export function wrapMethod(construct: IConstruct, method: string, wrapper: Wrapper): boolean {
  let owner: any;
  for (let prototype = Object.getPrototypeOf(construct); prototype; prototype = Object.getPrototypeOf(prototype)) {
    if (Object.hasOwn(prototype, method)) { owner = prototype; }
  }
  if (!owner || WRAPPED in owner[method]) { return false; }
  const original: (this: IConstruct) => unknown = owner[method];
  const wrapped = function (this: IConstruct): unknown {
    return wrapper(this, () => original.call(this));
  };
  Object.defineProperty(wrapped, WRAPPED, { value: true });
  Object.defineProperty(owner, method, { value: wrapped, configurable: true, writable: true });
  return true;
}

/**
 * Wraps a whole app, including overrides in its own class, which may write its charts
 * themselves.
 */
export function wrapApp(app: App, wrapper: Wrapper): void {
  const Original = app.constructor as new () => App;
  class WrappedApp extends Original {
    public synth(): void {
      wrapper(this, () => super.synth());
    }

    public synthYaml(): string {
      return wrapper(this, () => super.synthYaml());
    }
  }
  Object.defineProperty(WrappedApp, 'name', { value: Original.name });
  Object.setPrototypeOf(app, WrappedApp.prototype);
}
