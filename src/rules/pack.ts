import { Category } from './category';
import { Circumstance } from './circumstance';
import { SeverityName } from './severity';

/** Chooses rules and grades them. */
export interface Pack {
  readonly name: string;
  /** What it is for, in one sentence without a full stop. */
  readonly description: string;
  /** How bad what a rule finds is. A rule that is not here is not judged. */
  readonly severities: { readonly [rule: string]: SeverityName };
  /**
   * The highest severity of findings in a circumstance, or `off` where they are none.
   * It does not hold for rules whose severity the user sets.
   *
   * @default - that of the rule in all circumstances
   */
  readonly circumstances?: { readonly [circumstance in Circumstance]?: SeverityName | 'off' };
  /**
   * The categories whose unknown findings have the severity that they would have if
   * they were known, unless the user says what unknown findings count as.
   *
   * @default - none: unknown findings are `low`
   */
  readonly asKnown?: readonly Category[];
  /**
   * The categories whose custom rules are switched off, unless the pack or the user grades them.
   *
   * @default - none
   */
  readonly leavesOut?: readonly Category[];
  /**
   * The packs of which it is made, each with its own circumstances.
   *
   * @default - it is made of no others
   */
  readonly combines?: readonly Pack[];
}
