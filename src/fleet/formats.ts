import { MergedReports } from './merge';
import { mergeCsv } from './merge-csv';
import { mergeOpenMetrics } from './merge-open-metrics';
import { mergeText } from './merge-text';
import { Trend } from './trend';
import { trendCsv } from './trend-csv';
import { trendOpenMetrics } from './trend-open-metrics';
import { trendText } from './trend-text';
import { DocumentFormat } from '../report/document-format';
import { jsonDocument } from '../report/json-document';

/** The output formats of a merge, by name. */
export const MERGE_FORMATS: ReadonlyMap<string, DocumentFormat<MergedReports>> = byName([
  mergeText, jsonDocument<MergedReports>('report-merge.schema.json'), mergeCsv, mergeOpenMetrics,
]);

/** The output formats of a trend, by name. */
export const TREND_FORMATS: ReadonlyMap<string, DocumentFormat<Trend>> = byName([
  trendText, jsonDocument<Trend>('report-trend.schema.json'), trendCsv, trendOpenMetrics,
]);

function byName<T>(formats: readonly DocumentFormat<T>[]): ReadonlyMap<string, DocumentFormat<T>> {
  return new Map(formats.map(format => [format.name, format]));
}
