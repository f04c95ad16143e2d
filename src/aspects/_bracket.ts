import { App } from 'cdk8s';
import { IConstruct } from 'constructs';

/** Makes a call with something around it. */
export type Bracket = <T>(target: IConstruct, call: () => T) => T;

/** Marks a method that has brackets, also for another copy of this package. */
const BRACKETED = Symbol.for('cdk8s-least-privilege.bracketed');

/**
 * Puts brackets around a method in the class that brought it in, so that they are
 * there for every subclass, for objects created later, and for calls from other
 * languages, which don't see properties of the instance. Returns whether they
 * were missing.
 */
export function bracketClass(construct: IConstruct, method: string, bracket: Bracket): boolean {
  let owner: any;
  for (let prototype = Object.getPrototypeOf(construct); prototype; prototype = Object.getPrototypeOf(prototype)) {
    if (Object.hasOwn(prototype, method)) { owner = prototype; }
  }
  if (!owner || BRACKETED in owner[method]) { return false; }
  const original: (this: IConstruct) => unknown = owner[method];
  const bracketed = function (this: IConstruct): unknown {
    return bracket(this, () => original.call(this));
  };
  Object.defineProperty(bracketed, BRACKETED, { value: true });
  Object.defineProperty(owner, method, { value: bracketed, configurable: true, writable: true });
  return true;
}

/**
 * Puts brackets around an app as a whole: also around what its own class does in
 * an override, which may write its charts itself.
 */
export function bracketApp(app: App, bracket: Bracket): void {
  const Original = app.constructor as new () => App;
  class BracketedApp extends Original {
    public synth(): void {
      bracket(this, () => super.synth());
    }

    public synthYaml(): string {
      return bracket(this, () => super.synthYaml());
    }
  }
  Object.defineProperty(BracketedApp, 'name', { value: Original.name });
  Object.setPrototypeOf(app, BracketedApp.prototype);
}
