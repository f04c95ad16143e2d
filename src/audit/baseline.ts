import { readFileSync } from 'fs';
import { BaselineEntry, BaselineObject, CheckedEntry } from './baseline-entry';
import { AuditResult, Finding } from './finding';
import { InputError } from './input-error';
import { quote } from './quote';
import { explainSetting, explainUntil } from '../acceptance';
import { ManifestObject } from '../manifest/manifest-object';
import { compareTexts } from '../text/compare-texts';
import { printable } from '../text/printable';
import { SafeText, safeText } from '../text/safe-text';

/** Findings that are accepted because they existed before the first audit. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

/**
 * A baseline of all findings, of those that become findings once these are accepted, and of
 * findings that an older baseline accepts. Findings that cannot be accepted are left out. Entries of an
 * older baseline stay unchanged as long as their findings exist.
 *
 * @param created The date of new entries, as YYYY-MM-DD.
 */
export function baselineOf(
  { findings, accepted, pending = [] }: Pick<AuditResult, 'findings' | 'accepted' | 'pending'>, created: string, before: Baseline = { entries: [] },
): Baseline {
  const older = new Map<string, BaselineEntry[]>();
  for (const entry of before.entries) {
    const id = baselineId(entry);
    older.set(id, [...older.get(id) ?? [], entry]);
  }
  const counts = new Map<string, { entry: BaselineEntry; count: number }>();
  for (const finding of [...findings, ...pending, ...accepted.filter(({ by }) => by === 'baseline')]) {
    if (finding.unacceptable) { continue; }
    const entry = entryOf(finding);
    const id = baselineId(entry);
    const found = counts.get(id);
    if (found) {
      found.count++;
    } else {
      counts.set(id, { entry, count: 1 });
    }
  }
  const entries = [...counts].flatMap(([id, { entry, count }]) => {
    let left = count;
    const kept = (older.get(id) ?? []).flatMap(known => {
      const covered = Math.min(left, known.count ?? 1);
      left -= covered;
      return covered === 0 ? [] : [counted(known, covered)];
    });
    return left === 0 ? kept : [...kept, counted({ ...entry, created }, left)];
  });
  return { entries: entries.sort(compareEntries) };
}

/** A baseline without the entries whose findings no longer exist. */
export function shrunkBaseline({ baseline = [] }: AuditResult): Baseline {
  return {
    entries: baseline.flatMap(({ entry, stale }) => {
      const left = (entry.count ?? 1) - stale;
      return left === 0 ? [] : [counted(entry, left)];
    }),
  };
}

/** Baseline entries whose findings no longer exist, according to rules that checked the app. */
export function staleEntries(entries: readonly CheckedEntry[]): BaselineEntry[] {
  return entries.filter(({ stale }) => stale > 0).map(({ entry, stale }) => counted(entry, stale));
}

function counted({ count: _, ...entry }: BaselineEntry, count: number): BaselineEntry {
  return count === 1 ? entry : { ...entry, count };
}

/** The text of a baseline file: sorted, one entry a line, for readable diffs. */
export function formatBaseline({ entries }: Baseline): SafeText {
  const lines = [...entries].sort(compareEntries).map(({ rule, key, object, count, created, until, owner, ticket }) => {
    const { group, kind, namespace, name } = object;
    return `    ${JSON.stringify({ rule, key, object: { group, kind, namespace, name }, count, created, until, owner, ticket })}`;
  });
  return safeText(`{\n  "version": 1,\n  "entries": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`);
}

/**
 * Reads a baseline file.
 *
 * @throws InputError if it is missing or not a baseline
 */
export function readBaseline(file: string): Baseline {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(printable(`the baseline ${file} can't be read (${(error as Error).message}); write one with --write-baseline ${file}`));
  }
  return parseBaseline(text, file);
}

/**
 * Reads the text of a baseline file.
 *
 * @throws InputError if it is not a baseline
 */
export function parseBaseline(text: string, file: string): Baseline {
  const refuse = (problem: string): never => { throw new InputError(printable(`${file} is not a baseline: ${problem}; fix it, or delete it and write a new one with --write-baseline ${file}`)); };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // Without the excerpt: a configuration can name any file of the machine, whose content must not appear in logs.
    return refuse(`it is not JSON (${(error as Error).message.replace(/, (?:\.{3})?".*$/s, '')})`);
  }
  const { version, entries } = fieldsOf(value, ['version', 'entries'], 'the file', refuse);
  if (version !== 1) { refuse(`version must be 1, got ${quote(version)}`); }
  if (!Array.isArray(entries)) { return refuse(`entries must be a list, got ${quote(entries)}`); }
  return { entries: entries.map((entry, index) => readEntry(entry, `entries[${index}]`, refuse)) };
}

/** The identity of a finding in a baseline: one entry accepts all findings with the same one. */
export function baselineId({ rule, key, object: { group, kind, namespace, name } }: BaselineEntry): string {
  return JSON.stringify([rule, key, group, kind, namespace ?? '', name]);
}

export function entryOf({ rule, key, object }: Finding): BaselineEntry {
  return { rule, key, object: objectOf(object) };
}

function objectOf({ apiVersion, kind, namespace, name }: ManifestObject): BaselineObject {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return { group, kind, ...namespace === undefined ? {} : { namespace }, name };
}

function readEntry(value: unknown, place: string, refuse: (problem: string) => never): BaselineEntry {
  const { rule, key, object, count, ...settings } = fieldsOf(value, ['rule', 'key', 'object', 'count', 'created', 'until', 'owner', 'ticket'], place, refuse);
  const { group, kind, namespace, name } = fieldsOf(object, ['group', 'kind', 'namespace', 'name'], `${place}.object`, refuse);
  const text = (found: unknown, field: string): string => typeof found === 'string' ? found : refuse(`${place}.${field} must be a string, got ${quote(found)}`);
  if (count !== undefined && !(Number.isSafeInteger(count) && count as number > 0)) { refuse(`${place}.count must be a whole number above 0, got ${quote(count)}`); }
  return {
    rule: text(rule, 'rule'),
    key: text(key, 'key'),
    object: {
      group: text(group, 'object.group'),
      kind: text(kind, 'object.kind'),
      ...namespace === undefined ? {} : { namespace: text(namespace, 'object.namespace') },
      name: text(name, 'object.name'),
    },
    ...count === undefined ? {} : { count: count as number },
    ...Object.fromEntries(Object.entries(settings).map(([field, found]) => {
      const set = text(found, field);
      const problem = field === 'owner' || field === 'ticket' ? explainSetting(field, set) : explainUntil(set);
      return [field, problem === undefined ? set : refuse(`${place}.${field} can't be read: ${problem}`)];
    })),
  };
}

function fieldsOf(
  value: unknown, known: readonly string[], place: string, refuse: (problem: string) => never,
): { readonly [field: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) { return refuse(`${place} must be an object, got ${quote(value)}`); }
  const unknown = Object.keys(value).find(field => !known.includes(field));
  if (unknown !== undefined) { refuse(`${place} has an unknown field ${quote(unknown)}`); }
  return value as { readonly [field: string]: unknown };
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return compare(a.object.namespace ?? '', b.object.namespace ?? '') || compare(a.object.group, b.object.group) || compare(a.object.kind, b.object.kind)
    || compare(a.object.name, b.object.name) || compare(a.rule, b.rule) || compare(a.key, b.key)
    || compareTexts(a.created, b.created) || compareTexts(a.until, b.until);
}

/** By code units, independent of the machine's locale. */
function compare(a: string, b: string): number {
  if (a === b) { return 0; }
  return a < b ? -1 : 1;
}
