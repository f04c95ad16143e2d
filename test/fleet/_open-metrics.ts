/** A sample of an exposition. */
export interface ParsedSample {
  readonly name: string;
  readonly labels: { readonly [name: string]: string };
  readonly value: number;
  readonly timestamp?: number;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const NUMBER = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?';
const LABEL = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,(?=[^}])|(?=\}))/;

/**
 * Parses gauges according to the grammar of OpenMetrics 1.0 and its additional rules: the
 * samples of a family are contiguous, no series occurs twice, timestamps increase, and
 * the end is marked. Stricter about escapes: only the defined ones are allowed.
 *
 * @see https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md
 */
export function parseOpenMetrics(text: string): ParsedSample[] {
  if (!text.endsWith('# EOF\n')) { throw new Error('no # EOF at the end'); }
  const lines = text.slice(0, -'# EOF\n'.length).split('\n');
  if (lines.pop() !== '') { throw new Error('# EOF is not a line of its own'); }
  const families = new Set<string>();
  const series = new Set<string>();
  const samples: ParsedSample[] = [];
  let family = '';
  let described = new Set<string>();
  let inSamples = false;
  let before: { series: string; timestamp?: number } | undefined;
  for (const line of lines) {
    const [, what, of, rest] = new RegExp(`^# (TYPE|UNIT|HELP) (${NAME}) (.+)$`).exec(line) ?? [];
    if (what !== undefined) {
      if (what === 'TYPE') {
        if (families.has(of)) { throw new Error(`the family ${of} begins twice`); }
        if (rest !== 'gauge') { throw new Error(`unknown type ${rest}`); }
        families.add(of);
        [family, described, inSamples, before] = [of, new Set(), false, undefined];
      }
      if (of !== family || inSamples || described.has(what)) { throw new Error(`misplaced: ${line}`); }
      if (what === 'UNIT' && !of.endsWith(`_${rest}`)) { throw new Error(`${of} does not end in its unit`); }
      if (what === 'HELP' && /\\(?![\\n"])|"/.test(rest.replace(/\\["\\n]/g, ''))) { throw new Error(`wrong escape: ${line}`); }
      described.add(what);
      continue;
    }
    const [, name, braces = '{}', value, timestamp] = new RegExp(`^(${NAME})(\\{.*\\})? (${NUMBER})(?: (${NUMBER}))?$`, 's').exec(line) ?? [];
    if (name === undefined) { throw new Error(`no sample: ${line}`); }
    if (name !== family) { throw new Error(`${name} is outside of its family`); }
    const labels = parseLabels(braces);
    const id = JSON.stringify([name, Object.entries(labels).filter(([, each]) => each !== '').sort()]);
    const time = timestamp === undefined ? undefined : Number(timestamp);
    if (before?.series === id) {
      if (time === undefined || before.timestamp === undefined || time <= before.timestamp) { throw new Error(`times do not go up: ${line}`); }
    } else if (series.has(id)) {
      throw new Error(`a series comes twice: ${line}`);
    }
    series.add(id);
    before = { series: id, timestamp: time };
    inSamples = true;
    samples.push({ name, labels, value: Number(value), ...time === undefined ? {} : { timestamp: time } });
  }
  return samples;
}

function parseLabels(braces: string): { [name: string]: string } {
  const labels = new Map<string, string>();
  let rest = braces.slice(1);
  while (rest !== '}') {
    const [found, name, value] = LABEL.exec(rest) ?? [];
    if (found === undefined || labels.has(name)) { throw new Error(`wrong labels: ${braces}`); }
    labels.set(name, value.replace(/\\(.)/g, (_, escaped) => escaped === 'n' ? '\n' : escaped));
    rest = rest.slice(found.length);
  }
  return Object.fromEntries(labels);
}
