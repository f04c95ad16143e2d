import { compareTexts } from '../text/compare-texts';

/** What decides the place of an acceptance in a list. */
interface DatedAcceptance {
  readonly rule: string;
  readonly key?: string;
  readonly object: { readonly kind: string; readonly namespace?: string; readonly name: string };
  readonly created?: string;
  readonly until?: string;
}

/** The oldest first, then those without a date of creation: the soonest to expire first, those that never expire last. */
export function compareAcceptances(a: DatedAcceptance, b: DatedAcceptance): number {
  return compareTexts(a.created, b.created) || compareTexts(a.until, b.until) || compareTexts(a.rule, b.rule)
    || compareTexts(a.object.namespace ?? '', b.object.namespace ?? '') || compareTexts(a.object.kind, b.object.kind)
    || compareTexts(a.object.name, b.object.name) || compareTexts(a.key, b.key);
}
