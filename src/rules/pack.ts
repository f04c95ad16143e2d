import { Category } from './category';
import { Circumstance } from './circumstance';
import { SeverityName } from './severity';

/** Selects rules and sets their severities. */
export interface Pack {
  readonly name: string;
  /** The purpose of the pack, in one sentence without a full stop. */
  readonly description: string;
  /** The severity of each rule. Rules that are missing here are not checked. */
  readonly severities: { readonly [rule: string]: SeverityName };
  /**
   * The highest severity of findings in a circumstance, or `off` to omit them. It does
   * not apply to rules whose severity the user sets.
   *
   * @default - that of the rule in all circumstances
   */
  readonly circumstances?: { readonly [circumstance in Circumstance]?: SeverityName | 'off' };
  /**
   * The categories whose unknown findings keep the severity they would have if they were
   * known, unless the user sets the severity of unknown findings.
   *
   * @default - none: unknown findings are `low`
   */
  readonly asKnown?: readonly Category[];
  /**
   * The categories whose custom rules are switched off, unless the pack or the user sets
   * their severity.
   *
   * @default - none
   */
  readonly leavesOut?: readonly Category[];
  /**
   * The packs that it combines, each with its own circumstances.
   *
   * @default - it combines no packs
   */
  readonly combines?: readonly Pack[];
}
