import { parseAllDocuments, parseDocument } from 'yaml';
import { CheckOptions } from './_violations';
import { audit } from '../../src/audit/audit';
import { Finding } from '../../src/audit/finding';
import { Path } from '../../src/manifest/path';
import { AppModel } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';
import { Rule } from '../../src/rules/rule';
import { objectOf } from '../_objects';

/** The result of applying a fix. */
export interface Outcome {
  /** `example`: not specific to the object; `prose`: not YAML that could be written. */
  readonly kind: 'fixed' | 'example' | 'prose' | 'still there' | 'something new';
  readonly fix: string;
  /** The new findings of medium severity and above, by rule. */
  readonly added: readonly string[];
}

type Json = any;

/** Several places can have the same key, each with its own fix. */
const MAX_POSITIONS = 5;

/** Applies the fix of each finding of a rule, alone, and audits again. */
export function applyFixes(rule: Rule, yaml: string, { context, ...options }: CheckOptions = {}): Outcome[] {
  const known = context === undefined ? [] : manifestsIn(context).map(objectOf);
  const findingsIn = (all: readonly Json[]): readonly Finding[] => {
    const model = new AppModel(all.map(objectOf), { ...options, context: known });
    return audit(model, { pack: restricted, rules: { [rule.id]: 'high' }, today: '2026-01-01' }).findings;
  };
  const before = manifestsIn(yaml);
  const findings = findingsIn(before);
  return findings.filter(finding => finding.rule === rule.id).map(finding => {
    const { fix, fixIsExample } = finding;
    if (fixIsExample) { return { kind: 'example', fix, added: [] }; }
    let after = before;
    let left: Finding | undefined = finding;
    for (let places = 0; left !== undefined && places < MAX_POSITIONS; places++) {
      const applied = apply(after, left);
      if (applied === undefined) { return { kind: 'prose', fix, added: [] }; }
      after = applied;
      left = findingsIn(after).find(each => isSame(each, finding));
    }
    if (left !== undefined) { return { kind: 'still there', fix, added: [] }; }
    const added = findingsIn(after).filter(each => each.severity !== 'low' && !findings.some(other => isSame(other, each))).map(each => each.rule);
    return { kind: added.length > 0 ? 'something new' : 'fixed', fix, added };
  });
}

function isSame(a: Finding, b: Finding): boolean {
  const [of, other] = [a.object, b.object];
  return a.rule === b.rule && a.key === b.key && of.kind === other.kind && of.name === other.name && of.namespace === other.namespace;
}

function manifestsIn(yaml: string): Json[] {
  return parseAllDocuments(yaml, { version: '1.1' }).map(document => document.toJS()).filter(manifest => manifest !== null && manifest !== undefined);
}

/** The manifests with a fix applied to the object of a finding; `undefined` if the fix is not YAML. */
function apply(manifests: readonly Json[], { object, path, fix }: Finding): Json[] | undefined {
  const all: Json[] = structuredClone([...manifests]);
  const target = all.find(each => isObject(each, object));
  if (fix === 'remove the object') { return all.filter(each => each !== target); }
  if (/^remove\b/.test(fix)) {
    removeAt(target, fix.startsWith('remove it from') ? itemPath(path) : fix === 'remove the rule' ? path.slice(0, 2) : path);
    return all;
  }
  if (fix.startsWith('# instead of ')) {
    const value: Json = parseDocument(fix, { version: '1.1' }).toJS();
    if (fix.startsWith('# instead of the ')) { return [...all.filter(each => each !== target), value]; }
    const parent = valueAt(target, path.slice(0, -1));
    delete parent[path[path.length - 1]];
    if (Object.keys(value)[0] === path[0]) { Object.assign(target, merged(target, value)); } else { Object.assign(parent, merged(parent, value)); }
    return all;
  }
  for (const text of fix.split(/^---$/m)) {
    const document = parseDocument(text, { version: '1.1' });
    const value: Json = document.toJS();
    if (document.errors.length > 0 || typeof value !== 'object' || value === null) { return undefined; }
    if (Array.isArray(value)) {
      const item = itemPath(path);
      valueAt(target, item.slice(0, -1)).splice(item[item.length - 1], 1, ...value);
    } else if (value.apiVersion !== undefined && value.kind !== undefined) {
      const existing = all.findIndex(each => isObject(each, { kind: value.kind, ...value.metadata }));
      if (existing === -1) { all.push(value); } else { all[existing] = merged(all[existing], value); }
    } else if (Object.keys(value)[0] === path[0] && path.length > 1) {
      Object.assign(target, merged(target, value));
    } else {
      writeAt(target, path, value);
    }
  }
  return all;
}

function isObject({ kind, metadata }: Json, object: { readonly kind: string; readonly name: string; readonly namespace?: string }): boolean {
  return kind === object.kind && (metadata?.name ?? '') === object.name && metadata?.namespace === object.namespace;
}

/** The path up to its last list item. */
function itemPath(path: Path): Path {
  return path.slice(0, path.map(step => typeof step).lastIndexOf('number') + 1);
}

function removeAt(manifest: Json, path: Path): void {
  const parent = valueAt(manifest, path.slice(0, -1));
  const last = path[path.length - 1];
  if (Array.isArray(parent)) { parent.splice(last as number, 1); } else { delete parent[last]; }
}

/**
 * Writes fields next to the field at the path if its name is the first of them, in its
 * place if they are other fields, and otherwise into the object there.
 */
function writeAt(manifest: Json, path: Path, value: Json): void {
  const at = path.lastIndexOf(Object.keys(value)[0]);
  const there = valueAt(manifest, path);
  const isInside = at === -1 && typeof there === 'object' && !Array.isArray(there);
  const parent = valueAt(manifest, isInside ? path : path.slice(0, at));
  if (!isInside && at === -1) { delete parent[path[path.length - 1]]; }
  Object.assign(parent, merged(parent, value));
}

function valueAt(manifest: Json, path: Path): Json {
  return path.reduce((value, step) => value[step], manifest);
}

function merged(base: Json, change: Json): Json {
  if (typeof base !== 'object' || typeof change !== 'object' || base === null || change === null || Array.isArray(change)) { return change; }
  return { ...base, ...Object.fromEntries(Object.entries(change).map(([key, value]) => [key, merged(base[key], value)])) };
}
