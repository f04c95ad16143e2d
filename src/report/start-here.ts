import { ReportOptions } from './format';
import { groupsOf } from './groups';
import { failsBuild } from './outcome';
import { ruleDescription } from './rule-descriptions';
import { Finding } from '../audit/finding';
import { ManifestObject } from '../manifest/manifest-object';

/** The maximum number of proposed changes. */
const MAX_CHANGES = 3;

/** The effect of one kind of change. */
export interface Change {
  readonly rule: string;
  /** An imperative, to which "in Role reader" can be added. */
  readonly remedy: string;
  readonly objects: readonly ManifestObject[];
  readonly resolves: number;
}

/** The changes to start with. */
export interface StartHere {
  readonly changes: readonly Change[];
  readonly resolves: number;
  /** The number of candidate findings: those that fail the build, or all if none does. */
  readonly of: number;
  readonly failing: boolean;
}

/** The changes that resolve most of the findings that fail the build (of all findings if none does), the worst first. */
export function startHere(findings: readonly Finding[], options: Pick<ReportOptions, 'failOn' | 'customRules'>): StartHere {
  const failing = findings.filter(finding => failsBuild(finding, options.failOn));
  const all = failing.length > 0 ? failing : findings;
  const changes = groupsOf(all, 'rule').slice(0, MAX_CHANGES).map((group): Change => ({
    rule: group[0].rule,
    remedy: ruleDescription(group[0].rule, options)?.remedy ?? `resolve ${group[0].rule}`,
    objects: [...new Set(group.map(({ object }) => object))],
    resolves: group.length,
  }));
  return { changes, resolves: changes.reduce((sum, { resolves }) => sum + resolves, 0), of: all.length, failing: failing.length > 0 };
}
