import 'cdk8s-least-privilege/lib/testing';
import * as globals from '@jest/globals';

export function uses(chart: unknown): void {
  expect(chart).toHaveLeastPrivilege({ pack: 'restricted', failOn: 'low' });
  expect(chart).not.toHaveLeastPrivilege();
  globals.expect(chart).toHaveLeastPrivilege();
  globals.expect(chart).not.toHaveLeastPrivilege({ customRules: [] });
  // @ts-expect-error There is no such option.
  expect(chart).toHaveLeastPrivilege({ packs: 'restricted' });
  // @ts-expect-error There is no such option.
  globals.expect(chart).toHaveLeastPrivilege({ packs: 'restricted' });
}
