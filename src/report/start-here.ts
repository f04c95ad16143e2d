import { ReportOptions } from './format';
import { groupsOf } from './groups';
import { failsBuild } from './outcome';
import { ruleDescription } from './rule-descriptions';
import { Finding } from '../audit/finding';
import { ManifestObject } from '../manifest/manifest-object';

/** The most changes that are proposed. */
const MAX_CHANGES = 3;

/** What one kind of change resolves. */
export interface Change {
  readonly rule: string;
  /** As an imperative to which "in Role reader" can be added. */
  readonly remedy: string;
  readonly objects: readonly ManifestObject[];
  readonly resolves: number;
}

/** What to do first. */
export interface StartHere {
  readonly changes: readonly Change[];
  readonly resolves: number;
  /** The findings that there are of the kind: those that fail the build where there are some. */
  readonly of: number;
  readonly failing: boolean;
}

/** The changes that resolve most of what fails the build, the worst first; of all findings where none fails it. */
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
