import { compact } from './compact';
import { ReportFormat } from './format';
import { github } from './github';
import { gitlab } from './gitlab';
import { html } from './html';
import { json } from './json';
import { junit } from './junit';
import { markdown } from './markdown';
import { openReports, policyReport } from './policy-report';
import { sarif } from './sarif';
import { text } from './text';

/** Every output format, by its name. */
export const FORMATS: ReadonlyMap<string, ReportFormat> = new Map(
  [text, compact, html, json, sarif, junit, markdown, github, gitlab, openReports, policyReport].map(format => [format.name, format]),
);
