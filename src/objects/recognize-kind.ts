import { misspelt } from './_misspelling';
import { groupOf } from './api-group';
import { REMOVED_KINDS, SERVED_KINDS } from './kind-table';
import { isPlaceholder } from './placeholder';

/** The declared type of an object. */
export interface TypeMeta {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What is known about a kind in an apiVersion. */
export type RecognizedKind =
  /** kube-apiserver serves it, perhaps only with a feature enabled. */
  | { readonly is: 'served'; readonly isNamespaced: boolean }
  /** kube-apiserver no longer serves it since a minor version of Kubernetes 1. */
  | { readonly is: 'removed'; readonly inMinor: number; readonly now?: TypeMeta }
  /** No API server has it: it is misspelt, or in the wrong API version. */
  | { readonly is: 'impossible'; readonly nearest: TypeMeta }
  /** A custom resource, a kind of a newer Kubernetes, or not an object of the API at all. */
  | { readonly is: 'other' };

const OTHER: RecognizedKind = { is: 'other' };

const VERSION = /^v(\d+)(?:(alpha|beta)\d+)?$/;
const SERVED: readonly TypeMeta[] = Object.entries(SERVED_KINDS)
  .flatMap(([apiVersion, kinds]) => Object.keys(kinds).map(kind => ({ apiVersion, kind })));
/** By API group, including the empty one: its current and former kinds. */
const GROUPS = groupsOf([...Object.entries(SERVED_KINDS), ...Object.entries(REMOVED_KINDS)]);

/** Looks up a kind. */
export function recognizeKind({ apiVersion, kind }: TypeMeta): RecognizedKind {
  const isNamespaced = entry(entry(SERVED_KINDS, apiVersion), kind);
  if (isNamespaced !== undefined) { return { is: 'served', isNamespaced }; }
  const inMinor = entry(entry(REMOVED_KINDS, apiVersion), kind);
  if (inMinor !== undefined) { return { is: 'removed', inMinor, now: servedNow({ apiVersion, kind }) }; }
  if (isPlaceholder(apiVersion) || isPlaceholder(kind)) { return OTHER; }
  const nearest = nearestTo(apiVersion, kind);
  return nearest === undefined ? OTHER : { is: 'impossible', nearest };
}

/** The served form of a Kubernetes kind, whatever its version. */
export function servedNow({ apiVersion, kind }: TypeMeta): TypeMeta | undefined {
  const group = groupOf(apiVersion);
  return GROUPS.has(group) ? servedAs(group, kind) ?? servedAnywhere(kind) : undefined;
}

function nearestTo(apiVersion: string, kind: string): TypeMeta | undefined {
  const group = groupOf(apiVersion);
  const kinds = GROUPS.get(group);
  if (kinds !== undefined) { return nearestIn(group, kinds, apiVersion, kind); }
  // Groups of custom resources contain a dot.
  if (!group.includes('.')) { return nearestAnywhere(kind); }
  const meant = misspelt(group, GROUPS.keys());
  return meant === undefined || meant === group ? undefined : servedAs(meant, kind);
}

function nearestIn(group: string, kinds: ReadonlySet<string>, apiVersion: string, kind: string): TypeMeta | undefined {
  if (kinds.has(kind)) {
    const served = servedAs(group, kind) ?? servedAnywhere(kind);
    return served !== undefined && mayBecome(apiVersion, served.apiVersion) ? undefined : served;
  }
  const meant = misspelt(kind, kinds);
  return meant === undefined ? nearestAnywhere(kind) : servedAs(group, meant) ?? servedAnywhere(meant);
}

function nearestAnywhere(kind: string): TypeMeta | undefined {
  const meant = servedAnywhere(kind);
  if (meant !== undefined) { return meant; }
  const name = misspelt(kind, SERVED.map(served => served.kind));
  return name === undefined ? undefined : servedAnywhere(name);
}

/**
 * Whether a newer Kubernetes may serve a kind in a version that is unknown here. A kind
 * that is stable in v1 may appear in v2alpha1, but not in another alpha of v1.
 */
function mayBecome(apiVersion: string, served: string): boolean {
  const [version, known] = [versionOf(apiVersion), versionOf(served)];
  if (!version || !known) { return false; }
  return known[2] !== undefined || Number(version[1]) > Number(known[1]);
}

/** The kind in a served version of a group; a stable one, if possible. */
function servedAs(group: string, kind: string): TypeMeta | undefined {
  return best(SERVED.filter(({ apiVersion, kind: served }) => served === kind && groupOf(apiVersion) === group));
}

function servedAnywhere(kind: string): TypeMeta | undefined {
  const served = SERVED.filter(each => each.kind === kind);
  return best(served.filter(({ apiVersion }) => groupOf(apiVersion) === '')) ?? best(served);
}

function best(versions: readonly TypeMeta[]): TypeMeta | undefined {
  return versions.filter(({ apiVersion }) => versionOf(apiVersion)?.[2] === undefined).at(-1) ?? versions.at(-1);
}

function versionOf(apiVersion: string): RegExpExecArray | null {
  return VERSION.exec(apiVersion.slice(apiVersion.indexOf('/') + 1));
}

function groupsOf(kinds: readonly (readonly [apiVersion: string, kinds: object])[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [apiVersion, ofVersion] of kinds) {
    const group = groupOf(apiVersion);
    groups.set(group, new Set([...groups.get(group) ?? [], ...Object.keys(ofVersion)]));
  }
  return groups;
}

function entry<T>(record: { readonly [key: string]: T } | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
