import { Baseline, baselineId, entryOf } from './baseline';
import { BaselineEntry } from './baseline-entry';
import { Finding } from './finding';

/** Matches findings with a baseline: as many as there were, and no more. */
export class BaselineMatcher {
  private readonly left = new Map<string, { readonly entry: BaselineEntry; count: number }>();

  public constructor(baseline: Baseline) {
    for (const entry of baseline.entries) {
      const id = baselineId(entry);
      const found = this.left.get(id);
      if (found) {
        found.count += entry.count ?? 1;
      } else {
        this.left.set(id, { entry, count: entry.count ?? 1 });
      }
    }
  }

  /** Whether the baseline accepts a finding. Each finding is asked for once. */
  public accepts(finding: Finding): boolean {
    const found = this.left.get(baselineId(entryOf(finding)));
    if (!found || found.count === 0) { return false; }
    // What nothing may accept is there all the same, so that the entry is not stale.
    found.count--;
    return !finding.unacceptable;
  }

  /** What the baseline accepts and rules that judged the app no longer find. */
  public stale(judged: ReadonlySet<string>): BaselineEntry[] {
    return [...this.left.values()].filter(({ entry, count }) => count > 0 && judged.has(entry.rule))
      .map(({ entry: { count: before, ...entry }, count }) => count === 1 ? entry : { ...entry, count });
  }
}
