import { GrantOptions, toGrantNoMoreThan } from './to-grant-no-more-than';
import { toHaveLeastPrivilege } from './to-have-least-privilege';
import { CheckOptions } from '../checks/check-options';

export { toGrantNoMoreThan, type GrantOptions } from './to-grant-no-more-than';
export { toHaveLeastPrivilege, type MatcherResult } from './to-have-least-privilege';
export { type CheckOptions } from '../checks/check-options';

/** The matchers of this module, for the types of test runners. */
export interface LeastPrivilegeMatchers<R = unknown> {
  /** Passes when an audit finds nothing at or above `failOn` that is not accepted. The message is the audit report. */
  toHaveLeastPrivilege(options?: CheckOptions): R;

  /**
   * Passes when the received value grants no access beyond the golden manifests:
   * permissions, escalation paths, tokens, cloud identities and Pod Security exceptions.
   * The message lists the new access.
   *
   * @param golden The path of a YAML or JSON file or of a directory, YAML, a Chart or an
   * App, or manifests as `Testing.synth(chart)` returns them.
   */
  toGrantNoMoreThan(golden: unknown, options?: GrantOptions): R;
}

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends LeastPrivilegeMatchers<R> {}
  }
}

/** @ts-ignore It exists with @jest/globals. */
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends LeastPrivilegeMatchers<R> {}
}

/** @ts-ignore It exists with vitest. */
declare module 'vitest' {
  interface Assertion<T = any> extends LeastPrivilegeMatchers<void> {}
}

// Without a global `expect`, users extend that of their test runner explicitly.
const { expect } = globalThis as { expect?: { extend?: (matchers: object) => void } };
expect?.extend?.({ toHaveLeastPrivilege, toGrantNoMoreThan });
