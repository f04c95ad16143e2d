import { labelsText } from './finding-text';
import { bySeverity } from './merge-open-metrics';
import { Gauge, metricLabels, openMetrics, secondsOf } from './open-metrics';
import { Trend, TrendPoint } from './trend';
import { InputError } from '../audit/input-error';
import { DocumentFormat } from '../report/document-format';
import { count } from '../report/summary';

/** For Prometheus: samples with their times, for `promtool tsdb create-blocks-from openmetrics`. */
export const trendOpenMetrics: DocumentFormat<Trend> = {
  name: 'openmetrics',
  description: 'for Prometheus and the like: gauges with the times of the reports, to be filled in later',
  render({ series, unreadable }) {
    checkTimes(series);
    const newest = series.map(({ points }) => points[points.length - 1].time).reduce(laterOf, undefined);
    const ofPoints = (name: string, help: string, value: (point: TrendPoint) => number | undefined): Gauge => ({
      name,
      help,
      samples: series.flatMap(({ labels, points }) => points.flatMap(point => {
        const number = value(point);
        return number === undefined ? [] : [{ labels: metricLabels(labels), value: number, time: point.time }];
      })),
    });
    return openMetrics([
      {
        name: 'least_privilege_report_unreadable',
        help: 'Files that could not be read as a report.',
        samples: unreadable.map(({ file }) => ({ labels: { report: file }, value: 1, time: newest })),
      },
      {
        name: 'least_privilege_findings',
        help: 'Findings that are not accepted.',
        // All samples of one severity together, in order of time.
        samples: series.flatMap(({ labels, points }) => {
          const samples = points.map(({ findings, time }) => bySeverity(metricLabels(labels), findings, time));
          return samples[0].flatMap((_, index) => samples.map(ofPoint => ofPoint[index]));
        }),
      },
      ofPoints('least_privilege_accepted_findings', 'Findings that are accepted.', ({ accepted }) => accepted),
      ofPoints('least_privilege_errors', 'What could not be read or checked; if there are any, the findings are incomplete.', ({ errors }) => errors),
      ofPoints('least_privilege_places_not_checked', 'Places in custom resources that were not checked.', ({ notChecked }) => notChecked),
      ofPoints('least_privilege_new_findings', 'Findings that the previous report did not have.', point => point.new?.length),
      ofPoints('least_privilege_gone_findings', 'Findings of the previous report that are neither found nor accepted.', ({ gone }) => gone?.length),
      ofPoints('least_privilege_now_accepted_findings', 'Findings of the previous report that are accepted.', ({ nowAccepted }) => nowAccepted?.length),
    ]);
  },
};

function laterOf(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && secondsOf(b) > secondsOf(a)) ? b : a;
}

/** Sample times are whole seconds, and a series has at most one sample per second. */
function checkTimes(series: Trend['series']): void {
  const points = series.flatMap(each => each.points);
  const untimed = points.filter(({ time }) => time === undefined);
  if (untimed.length > 0) {
    throw new InputError(`the format openmetrics needs the time of each report, but ${count(untimed.length, 'report')} of ${points.length} have none, as ${untimed[0].file}; `
      + 'write them with a version that has provenance.time, or choose another format');
  }
  for (const { labels, points: ofSeries } of series) {
    const twice = ofSeries.find(({ time }, index) => time === ofSeries[index - 1]?.time);
    if (twice) {
      throw new InputError(`several reports of the series ${labelsText(labels) || 'without labels'} are of ${twice.time}, as ${twice.file}; `
        + 'give them labels that differ with least-privilege audit --label, and name the label with --by');
    }
  }
}
