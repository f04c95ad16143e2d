import { compareTexts } from '../text/compare-texts';

/** What acceptances are sorted by. */
interface DatedAcceptance {
  readonly rule: string;
  readonly key?: string;
  readonly object: { readonly kind: string; readonly namespace?: string; readonly name: string };
  readonly created?: string;
  readonly until?: string;
}

/** Oldest first, those without a creation date last; within one date, the soonest to expire first and those that never expire last. */
export function compareAcceptances(a: DatedAcceptance, b: DatedAcceptance): number {
  return compareTexts(a.created, b.created) || compareTexts(a.until, b.until) || compareTexts(a.rule, b.rule)
    || compareTexts(a.object.namespace ?? '', b.object.namespace ?? '') || compareTexts(a.object.kind, b.object.kind)
    || compareTexts(a.object.name, b.object.name) || compareTexts(a.key, b.key);
}
