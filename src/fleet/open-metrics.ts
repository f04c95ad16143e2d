import { compareTexts } from '../text/compare-texts';
import { printable } from '../text/printable';
import { SafeText, safeText } from '../text/safe-text';

/** A value with its labels and time. */
export interface Sample {
  readonly labels: { readonly [name: string]: string };
  readonly value: number;
  /** In ISO 8601; the present if unset. */
  readonly time?: string;
}

/** The samples of one metric. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** The unit that the name ends in, if any. */
const UNIT = '_seconds';

/**
 * Gauges in the text format of OpenMetrics 1.0; metrics without samples are left out.
 *
 * @see https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md
 */
export function openMetrics(gauges: readonly Gauge[]): SafeText {
  const lines = gauges.filter(({ samples }) => samples.length > 0).flatMap(({ name, help, samples }) => [
    `# TYPE ${name} gauge`,
    ...name.endsWith(UNIT) ? [`# UNIT ${name} ${UNIT.slice(1)}`] : [],
    `# HELP ${name} ${escape(help)}`,
    ...samples.map(({ labels, value, time }) => `${name}${labelsText(labels)} ${value}${time === undefined ? '' : ` ${secondsOf(time)}`}`),
  ]);
  return safeText([...lines, '# EOF', ''].join('\n'));
}

/**
 * The labels of a pipeline as metric labels: `cluster` becomes `label_cluster`, which
 * cannot collide with our own labels. Names that become equal get a number.
 */
export function metricLabels(labels: { readonly [label: string]: string }): { readonly [name: string]: string } {
  const taken = new Set<string>();
  return Object.fromEntries(Object.keys(labels).sort(compareTexts).map(label => {
    const wanted = `label_${label.replace(/[^a-zA-Z0-9_]/g, '_')}`;
    let name = wanted;
    for (let number = 2; taken.has(name); number++) { name = `${wanted}_${number}`; }
    taken.add(name);
    return [name, labels[label]];
  }));
}

/** A time in seconds since 1970. */
export function secondsOf(time: string): number {
  return Date.parse(time) / 1000;
}

function labelsText(labels: Sample['labels']): string {
  const entries = Object.entries(labels);
  return entries.length === 0 ? '' : `{${entries.map(([name, value]) => `${name}="${escape(value)}"`).join(',')}}`;
}

function escape(text: string): string {
  // Escape first what a terminal would interpret: the escape sequences of the result are data here.
  return safeText(printable(text)).replace(/[\\"]/g, '\\$&');
}
