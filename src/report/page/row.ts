import { PageData, PageEntry } from '../page-data';

/** From the worst. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

/** An entry, with what the filters ask of it. */
export interface Row {
  readonly entry: PageEntry;
  readonly rule: string;
  readonly object: string;
  readonly namespace: string;
  /** All that is searched, in lower case. */
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

/** The worst is 0. */
export function rankOf({ entry }: Row): number {
  return SEVERITIES.indexOf(entry.severity);
}

/** How many findings there are. */
export function findingsIn(rows: readonly Row[]): number {
  return rows.reduce((sum, { entry }) => sum + entry.places.length, 0);
}
