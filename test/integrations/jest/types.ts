import 'cdk8s-least-privilege/testing';
import * as globals from '@jest/globals';
import { FailOn } from 'cdk8s-least-privilege';
import { IRule, restricted } from 'cdk8s-least-privilege/rules';

const rules: IRule[] = [];

export function uses(chart: unknown): void {
  expect(chart).toHaveLeastPrivilege({ pack: 'restricted', failOn: 'low' });
  expect(chart).toHaveLeastPrivilege({ failOn: FailOn.NEVER, unknown: 'fail', acceptances: { requireUntil: true } });
  expect(chart).not.toHaveLeastPrivilege();
  expect(chart).toGrantNoMoreThan('golden.yaml', { complete: true });
  globals.expect(chart).toHaveLeastPrivilege();
  globals.expect(chart).not.toHaveLeastPrivilege({ customRules: rules, customPack: restricted });
  // @ts-expect-error There is no such option.
  expect(chart).toHaveLeastPrivilege({ packs: 'restricted' });
  // @ts-expect-error There is no such option.
  globals.expect(chart).toHaveLeastPrivilege({ packs: 'restricted' });
}
