import { AcceptanceContext, whoDemands } from './acceptance-context';
import { unmetDemands } from './acceptance-demands';
import { Baseline, baselineId, entryOf } from './baseline';
import { BaselineEntry, CheckedEntry, EntryProblem } from './baseline-entry';
import { Finding } from './finding';
import { quote } from './quote';
import { comparableKey } from '../acceptance';
import { ACCEPTANCE_RULES } from '../rules/registry';
import { SeverityName } from '../rules/severity';

/** An entry while it is matched. */
interface Matching {
  readonly entry: BaselineEntry;
  /** The number of findings that it can still cover. */
  left: number;
  accepted: number;
  leftOut: number;
  refused: number;
  /** Why it does not accept findings, with the first of them. */
  refusal?: { readonly problem: EntryProblem; readonly finding: Finding };
}

const FIX = 'fix the finding and remove the entry, or add what is missing in the baseline file';

/** Matches findings with a baseline, up to the recorded count of each entry. */
export class BaselineMatcher {
  private readonly byId = new Map<string, Matching[]>();

  public constructor(baseline: Baseline, private readonly context: AcceptanceContext) {
    for (const entry of baseline.entries) {
      const id = baselineId(entry);
      const matching = { entry, left: entry.count ?? 1, accepted: 0, leftOut: 0, refused: 0 };
      const found = this.byId.get(id);
      if (found) { found.push(matching); } else { this.byId.set(id, [matching]); }
    }
  }

  /** The entry that accepts a finding, if one does. Call this once per finding. */
  public match(finding: Finding): BaselineEntry | undefined {
    const found = this.covering(finding);
    if (found.length === 0) { return undefined; }
    const refusals = found.map(({ entry }) => finding.unacceptable ? this.forbidden(finding) : problemOfEntry(entry, this.context));
    const holding = found[refusals.indexOf(undefined)];
    const used = holding ?? found[0];
    used.left--;
    if (holding) {
      holding.accepted++;
      return holding.entry;
    }
    // Findings that cannot be accepted still exist; the entry is not stale.
    used.refused++;
    used.refusal ??= { problem: refusals[0]!, finding };
    return undefined;
  }

  /** Marks an entry as used whose finding may exist outside the checked part; it is not stale. */
  public keep(leftOut: Finding): void {
    const [found] = this.covering(leftOut);
    if (!found) { return; }
    found.left--;
    found.leftOut++;
  }

  /** Problems of entries that cover findings, once all are matched; identical problems are reported once. */
  public findings(severities: ReadonlyMap<string, SeverityName>): Finding[] {
    const groups = new Map<string, { readonly problem: EntryProblem; readonly finding: Finding; entries: number }>();
    for (const { refusal } of this.all()) {
      if (!refusal) { continue; }
      const { rule, message } = refusal.problem;
      const group = groups.get(`${rule} ${message}`);
      if (group) { group.entries++; } else { groups.set(`${rule} ${message}`, { ...refusal, entries: 1 }); }
    }
    return [...groups.values()].flatMap(({ problem: { rule, message }, finding, entries }) => {
      const severity = severities.get(rule);
      if (severity === undefined) { return []; }
      const { object, path } = finding;
      const others = entries === 1 ? '' : ` (also ${entries - 1} more ${entries === 2 ? 'entry' : 'entries'})`;
      return [{
        rule,
        category: ACCEPTANCE_RULES.find(({ id }) => id === rule)!.category,
        severity,
        object,
        path,
        key: comparableKey(`baseline ${finding.rule} ${finding.key}`),
        message: `the baseline entry for ${finding.rule} [${quote(finding.key).slice(1, -1)}] has no effect: ${message}${others}`,
        fix: FIX,
        unknown: false,
        unacceptable: true as const,
      }];
    });
  }

  /** All entries, once all findings are matched. */
  public list(checkedRules: ReadonlySet<string>): CheckedEntry[] {
    return this.all().map(({ entry, left, leftOut, refused, refusal }) => {
      const isChecked = checkedRules.has(entry.rule);
      return {
        entry,
        refused,
        ...refusal === undefined ? {} : { problem: refusal.problem },
        stale: isChecked ? left : 0,
        notChecked: leftOut + (isChecked ? 0 : left),
      };
    });
  }

  private all(): Matching[] {
    return [...this.byId.values()].flat();
  }

  private covering(finding: Finding): Matching[] {
    return this.byId.get(baselineId(entryOf(finding)))?.filter(({ left }) => left > 0) ?? [];
  }

  private forbidden({ rule }: Finding): EntryProblem {
    const message = this.context.policy.forbid?.includes(rule) ? `${whoDemands(this.context, 'forbid', rule)} forbids accepting findings of ${rule}`
      : 'findings that let everyone take over the cluster cannot be accepted';
    return { rule: 'forbidden-acceptance', message };
  }
}

/** Why an entry does not apply, regardless of what it covers. */
export function problemOfEntry(entry: BaselineEntry, context: AcceptanceContext): EntryProblem | undefined {
  const { policy, today } = context;
  if (entry.until !== undefined && entry.until < today) { return { rule: 'expired-acceptance', message: `it expired after ${entry.until}` }; }
  if (entry.created !== undefined && entry.created > dayAfter(today)) {
    return { rule: 'invalid-acceptance', message: `it says that it was created on ${entry.created}, which is in the future; remove the entry and write the baseline again` };
  }
  const unmet = unmetDemands(policy, entry, today)
    .map(({ key, text }) => text(whoDemands(context, key, entry.rule), (setting, value) => `"${setting}": "${value}"`));
  return unmet.length === 0 ? undefined : { rule: 'forbidden-acceptance', message: unmet.join('; ') };
}

/** A baseline has the day in UTC, which may be a day ahead of that of the user. */
function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
