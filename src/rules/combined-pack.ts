import { Category } from './category';
import { Circumstance } from './circumstance';
import { Pack } from './pack';
import { lesserOf, SeverityName, worseOf } from './severity';

/** Combines several packs: the worst severity of each rule applies. */
export function combinedPack(packs: readonly Pack[]): Pack {
  const [first, ...others] = packs;
  if (others.length === 0) { return first; }
  const severities: { [rule: string]: SeverityName } = {};
  for (const [rule, severity] of packs.flatMap(pack => Object.entries(pack.severities))) {
    severities[rule] = worseOf(severities[rule] ?? severity, severity);
  }
  return {
    name: packs.map(({ name }) => name).join(' + '),
    description: packs.map(({ description }) => description).join('; '),
    severities,
    combines: packs,
    asKnown: [...new Set(packs.flatMap(({ asKnown = [] }): readonly Category[] => asKnown))],
    leavesOut: (first.leavesOut ?? []).filter(category => others.every(({ leavesOut = [] }) => leavesOut.includes(category))),
  };
}

/** The highest severity of the findings of a rule in a circumstance; unset if the circumstance does not limit it. */
export function limitIn(pack: Pack, rule: string, circumstance: Circumstance): SeverityName | 'off' | undefined {
  if (pack.combines === undefined) { return pack.circumstances?.[circumstance]; }
  const severities = pack.combines.flatMap(each => {
    const severity = Object.hasOwn(each.severities, rule) ? each.severities[rule] : undefined;
    const limit = limitIn(each, rule, circumstance);
    if (severity === undefined || limit === 'off') { return []; }
    return [limit === undefined ? severity : lesserOf(severity, limit)];
  });
  return severities.length === 0 ? 'off' : severities.reduce(worseOf);
}
