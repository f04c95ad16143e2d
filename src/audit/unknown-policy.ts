import { DEFAULT_FAIL_ON, FailOnName } from './fail-on';
import { Category } from '../rules/category';
import { Pack } from '../rules/pack';
import { SeverityName, worseOf } from '../rules/severity';

/**
 * What a finding counts as that depends on what the input does not show: `low`; the
 * severity that it would have if it were known; or that, and at least what fails a run.
 */
export type UnknownPolicy = 'low' | 'as-known' | 'fail';

/** From the laxest to the strictest. */
export const UNKNOWN_POLICIES: readonly UnknownPolicy[] = ['low', 'as-known', 'fail'];

/** What decides what unknown findings count as. */
export interface UnknownOptions {
  /** @default - what the pack says of the category of the rule, or else `low` */
  readonly unknown?: UnknownPolicy;
  /** Categories of which a policy says that they count `as-known` at least, whatever `unknown` is. */
  readonly asKnown?: readonly Category[];
  readonly pack?: Pick<Pack, 'asKnown'>;
  readonly failOn?: FailOnName;
}

/** The severity of something unknown, from the one that it would have if it were known. */
export type UnknownSeverity = (known: SeverityName, category: Category | undefined) => SeverityName;

/** The severity of unknown findings. */
export function unknownSeverity(options: UnknownOptions): UnknownSeverity {
  const { unknown, failOn = DEFAULT_FAIL_ON } = options;
  const asKnown = new Set(categoriesAsKnown(options));
  return (known, category) => {
    if (unknown === 'fail') { return failOn === 'never' ? known : worseOf(known, failOn); }
    return unknown === 'as-known' || (category !== undefined && asKnown.has(category)) ? known : 'low';
  };
}

/** The categories whose unknown findings count as if they were known, where others are low. */
export function categoriesAsKnown({ unknown, asKnown = [], pack }: UnknownOptions): readonly Category[] {
  return unknown === undefined ? [...new Set([...asKnown, ...pack?.asKnown ?? []])] : unknown === 'low' ? asKnown : [];
}
