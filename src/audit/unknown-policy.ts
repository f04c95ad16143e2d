import { DEFAULT_FAIL_ON, FailOnName } from './fail-on';
import { Category } from '../rules/category';
import { Pack } from '../rules/pack';
import { SeverityName, worseOf } from '../rules/severity';

/**
 * The severity of a finding that depends on objects outside the input: `low`; as if it
 * were known; or as if it were known, and at least the severity that fails a run.
 */
export type UnknownPolicy = 'low' | 'as-known' | 'fail';

/** From the least to the most strict. */
export const UNKNOWN_POLICIES: readonly UnknownPolicy[] = ['low', 'as-known', 'fail'];

/** Settings of the severity of unknown findings. */
export interface UnknownOptions {
  /** @default - the setting of the pack for the category of the rule, or else `low` */
  readonly unknown?: UnknownPolicy;
  /** Categories that a policy sets to at least `as-known`, whatever `unknown` is. */
  readonly asKnown?: readonly Category[];
  readonly pack?: Pick<Pack, 'asKnown'>;
  readonly failOn?: FailOnName;
}

/** The severity of an unknown finding, from its severity if it were known. */
export type UnknownSeverity = (known: SeverityName, category: Category | undefined) => SeverityName;

/** Returns the function that sets the severity of unknown findings. */
export function unknownSeverity(options: UnknownOptions): UnknownSeverity {
  const { unknown, failOn = DEFAULT_FAIL_ON } = options;
  const asKnown = new Set(categoriesAsKnown(options));
  return (known, category) => {
    if (unknown === 'fail') { return failOn === 'never' ? known : worseOf(known, failOn); }
    return unknown === 'as-known' || (category !== undefined && asKnown.has(category)) ? known : 'low';
  };
}

/** The categories whose unknown findings keep the severity of known ones, while others are low. */
export function categoriesAsKnown({ unknown, asKnown = [], pack }: UnknownOptions): readonly Category[] {
  return unknown === undefined ? [...new Set([...asKnown, ...pack?.asKnown ?? []])] : unknown === 'low' ? asKnown : [];
}
