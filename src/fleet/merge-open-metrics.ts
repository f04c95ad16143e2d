import { Counts } from './counts';
import { MergedReport, MergedReports } from './merge';
import { Gauge, metricLabels, openMetrics, Sample, secondsOf } from './open-metrics';
import { DocumentFormat } from '../report/document-format';
import { SEVERITIES } from '../rules/severity';

/** For Prometheus: a file for node_exporter or a push gateway; needs no server. */
export const mergeOpenMetrics: DocumentFormat<MergedReports> = {
  name: 'openmetrics',
  description: 'for Prometheus and the like: gauges in the OpenMetrics text format',
  render({ total, byRule, byOwner, reports, acceptances, unreadable }) {
    const ofReports = (name: string, help: string, value: (report: MergedReport) => number): Gauge =>
      ({ name, help, samples: reports.map(report => ({ labels: labelsOf(report), value: value(report) })) });
    const days = (dates: readonly (string | undefined)[], time: string): Sample[] => {
      const [first] = dates.filter(date => date !== undefined).sort();
      return first === undefined ? [] : [{ labels: {}, value: secondsOf(`${first}T${time}Z`) }];
    };
    return openMetrics([
      { name: 'least_privilege_reports', help: 'Reports that were read.', samples: [{ labels: {}, value: total.reports }] },
      { name: 'least_privilege_report_unreadable', help: 'Files that could not be read as a report.', samples: unreadable.map(({ file }) => ({ labels: { report: file }, value: 1 })) },
      {
        name: 'least_privilege_findings',
        help: 'Findings that are not accepted.',
        samples: reports.flatMap(report => bySeverity(labelsOf(report), report.findings)),
      },
      ofReports('least_privilege_accepted_findings', 'Findings that are accepted.', ({ accepted }) => accepted),
      ofReports('least_privilege_errors', 'What could not be read or checked; if there are any, the findings are incomplete.', ({ errors }) => errors.length),
      ofReports('least_privilege_places_not_checked', 'Places in custom resources that were not checked.', ({ notChecked }) => notChecked.length),
      {
        name: 'least_privilege_audit_timestamp_seconds',
        help: 'When the audit ran.',
        samples: reports.flatMap(report => report.time === undefined ? [] : [{ labels: labelsOf(report), value: secondsOf(report.time) }]),
      },
      {
        name: 'least_privilege_rule_findings',
        help: 'Findings of a rule in all reports that are not accepted.',
        samples: byRule.flatMap(({ rule, findings }) => bySeverity({ rule }, findings)),
      },
      {
        name: 'least_privilege_rule_accepted_findings',
        help: 'Findings of a rule in all reports that are accepted.',
        samples: byRule.map(({ rule, accepted }) => ({ labels: { rule }, value: accepted })),
      },
      {
        name: 'least_privilege_owner_accepted_findings',
        help: 'Findings that an owner accepts; without an owner the label is empty.',
        samples: byOwner.map(({ owner, accepted }) => ({ labels: { owner: owner ?? '' }, value: accepted })),
      },
      {
        name: 'least_privilege_oldest_acceptance_timestamp_seconds',
        help: 'When the oldest acceptance was written, of those that say when.',
        samples: days(acceptances.map(({ created }) => created), '00:00:00'),
      },
      {
        name: 'least_privilege_next_acceptance_end_timestamp_seconds',
        help: 'The end of the last day of the acceptance that ends first.',
        samples: days(acceptances.map(({ until }) => until), '23:59:59'),
      },
    ]);
  },
};

/** Includes zeros: an alert resolves when the sample returns to 0, not when it disappears. */
export function bySeverity(labels: Sample['labels'], findings: Counts['findings'], time?: string): Sample[] {
  return SEVERITIES.map(severity => ({ labels: { ...labels, severity }, value: findings[severity], time }));
}

function labelsOf({ file, labels }: MergedReport): Sample['labels'] {
  return { report: file, ...metricLabels(labels) };
}
