import { ReportFormat } from './format';
import { json } from './json';
import { text } from './text';

/** Every output format, by its name. */
export const FORMATS: ReadonlyMap<string, ReportFormat> = new Map([text, json].map(format => [format.name, format]));
