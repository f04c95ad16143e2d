import { PageData, PageEntry } from '../page-data';

/** From worst to least severe. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

/** An entry with the values for the filters. */
export interface Row {
  readonly entry: PageEntry;
  readonly rule: string;
  readonly object: string;
  readonly namespace: string;
  /** The text to search, in lower case. */
  readonly text: string;
}

export function rowOf({ rules, objects }: PageData, entry: PageEntry): Row {
  const { id } = rules[entry.rule];
  const { title, namespace = '(no namespace)' } = objects[entry.object];
  const texts = [
    id, title, entry.severity, entry.unknown ? 'unknown' : '', entry.accepted ?? '',
    ...entry.places.flatMap(({ key, message, at = '', template = '', field = '' }) => [key, message, at, template, field]),
  ];
  return { entry, rule: id, object: title, namespace, text: texts.join('\n').toLowerCase() };
}

/** 0 is the worst. */
export function rankOf({ entry }: Row): number {
  return SEVERITIES.indexOf(entry.severity);
}

/** The number of findings. */
export function findingsIn(rows: readonly Row[]): number {
  return rows.reduce((sum, { entry }) => sum + entry.places.length, 0);
}
