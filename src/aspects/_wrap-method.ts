import { App } from 'cdk8s';
import { IConstruct } from 'constructs';

/** Makes a call with something around it. */
export type Wrapper = <T>(target: IConstruct, call: () => T) => T;

/** Marks a method that has brackets, also for another copy of this package. */
const WRAPPED = Symbol.for('cdk8s-least-privilege.bracketed');

/**
 * Puts brackets around a method in the class that brought it in, so that they are
 * there for every subclass, for objects created later, and for calls from other
 * languages, which don't see properties of the instance. Returns whether they
 * were missing.
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
 * Puts brackets around an app as a whole: also around what its own class does in
 * an override, which may write its charts itself.
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
