import { described, document, error, list, number, object, Schema, text, texts } from './schema-parts';
import { SEVERITIES } from '../../src/rules/severity';

const date: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const labels = { type: 'object', description: 'The labels that the pipeline set with --label.', additionalProperties: text };
const findings = object(Object.fromEntries(SEVERITIES.map(severity => [severity, number])));
const counts = {
  reports: number, findings, accepted: number, errors: described(number, 'What could not be read or checked.'), notChecked: described(number, 'Places that were not checked.'),
};
const kubernetesObject = object({ apiVersion: text, kind: text, namespace: text, name: text }, ['namespace']);
const finding = { rule: text, severity: { enum: SEVERITIES }, key: text, object: kubernetesObject };
const acceptance = { ...finding, reason: text, by: text, until: described(date, 'The last day on which it applies.'), owner: text, ticket: text, created: date };
const undated = ['until', 'owner', 'ticket', 'created'];
const unreadable = list(object({ file: text, message: text }), 'Files that are not readable reports, with the reason. They are not counted.');
const notes = described(texts, 'What makes the numbers hard to compare.');
const time = described({ type: 'string', format: 'date-time' }, 'When the audit ran; left out if the report does not contain it.');

/** The schema of `report merge --output json`. */
export function mergeSchema(): Schema {
  return document('Merged reports of least-privilege, version 1', {
    total: object(counts),
    byLabel: list(object({ label: text, value: described({ type: ['string', 'null'] }, 'null for reports without the label.'), ...counts })),
    byRule: list(object({ rule: text, reports: number, findings, accepted: number })),
    byOwner: list(object({ owner: described({ type: ['string', 'null'] }, 'null for acceptances without an owner.'), accepted: number })),
    reports: list(object({
      file: text,
      labels,
      time,
      toolVersion: text,
      pack: text,
      kubernetesVersion: text,
      policy: described(text, 'The files of the policy with their digests; left out without one.'),
      notes: texts,
      findings,
      accepted: number,
      errors: list(error),
      notChecked: list(object({ object: kubernetesObject, path: text })),
    }, ['time', 'kubernetesVersion', 'policy'])),
    acceptances: list(object({ ...acceptance, report: text }, undated), 'The oldest first, then those without a creation date: the first to expire first.'),
    overriddenRules: list(object({ rule: text, from: text, to: text, by: text, report: text }, ['by']), 'Rules that are off or have a severity other than that of the pack.'),
    unreadable,
    notes,
  });
}

/** The schema of `report trend --output json`. */
export function trendSchema(): Schema {
  const change = (description: string) => list(object(finding), `${description}; left out in the first report.`);
  return document('Trend of reports of least-privilege, version 1', {
    order: described({ enum: ['time', 'given'] }, 'How the reports are ordered: by their time, or as given.'),
    series: list(object({
      labels: described(labels, 'The labels that identify the series.'),
      points: list(object({
        file: text,
        time,
        ...counts,
        new: change('Findings that the report before did not have'),
        gone: change('Findings of the report before that are neither found nor accepted'),
        nowAccepted: change('Findings of the report before that are accepted'),
        notes: described(texts, 'What makes the report hard to compare with the one before.'),
      }, ['time', 'new', 'gone', 'nowAccepted'])),
      acceptances: list(object({
        ...acceptance, since: described(object({ file: text, time }, ['time']), 'The first report of those in which it has always been accepted.'),
      }, undated), 'Those of the last report, the oldest first.'),
    })),
    unreadable,
    notes,
  });
}

/** The schema of `acceptances --output json`. */
export function acceptancesSchema(): Schema {
  return document('Acceptances that least-privilege lists, version 1', {
    acceptances: list(object({
      state: described({ enum: ['active', 'expired', 'stale', 'invalid', 'forbidden', 'unknown-rule', 'redundant', 'ignored', 'not-checked'] },
        'active: accepts a finding. All others accept nothing, as problem says.'),
      rule: text,
      key: described(text, 'Left out for an acceptance of all findings of the rule that matches none.'),
      severity: described({ enum: SEVERITIES }, 'Left out if it accepts nothing.'),
      object: kubernetesObject,
      otherObjects: described(number, 'How many more objects have the same acceptance; left out if none.'),
      count: described(number, 'How many identical findings an entry of a baseline accepts; left out if one.'),
      reason: text,
      by: { enum: ['annotation', 'exception', 'baseline'] },
      created: date,
      until: described(text, 'The last day on which it applies.'),
      daysLeft: described({ type: 'integer' }, 'The days until then: 0 on the last day, negative afterwards.'),
      owner: text,
      ticket: text,
      location: object({ file: text, line: number, column: number }),
      problem: text,
    }, ['key', 'severity', 'otherObjects', 'count', 'created', 'until', 'daysLeft', 'owner', 'ticket', 'location', 'problem']),
    'The oldest first, then those without a creation date: the first to expire first.'),
    notes: texts,
    errors: list(error, 'What could not be read or checked. If there are any, the list may be incomplete.'),
  });
}
