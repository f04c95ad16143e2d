import { typeProblemsOfParts } from './check-parts';
import { ManifestObject } from './manifest-object';
import { formatPath, Path } from './path';
import { WrongType } from '../objects/check-fields';
import { typeProblems } from '../objects/checked-value';
import { Struct, structOfKind } from '../objects/field-type';
import { isPlaceholder, UNREADABLE } from '../objects/placeholder';
import { recognizeKind, servedNow, TypeMeta } from '../objects/recognize-kind';
import { withoutPaths } from '../objects/without-paths';

type Plain = { readonly [field: string]: unknown };

/** The remedy for a placeholder for more than a value. */
const FILL_IN = 'audit the rendered manifest';

/** Why an API server rejects an object, or why it cannot be checked. */
export interface Refusal {
  readonly message: string;
  readonly path: Path;
}

/** The parts of an object that the API server can decode. */
export type CheckedManifest = Pick<ManifestObject, 'manifest' | 'unreadable' | 'unknownFields'>;

/** Why no API server has a kind, or why the kind cannot be known; undefined if neither applies. */
export function refusalOfKind({ apiVersion, kind }: TypeMeta): Refusal | undefined {
  for (const [field, value] of Object.entries({ apiVersion, kind })) {
    if (isPlaceholder(value)) { return { message: `${field} is the placeholder ${quoted(value)}, so the object cannot be checked; ${FILL_IN}`, path: [field] }; }
  }
  const recognized = recognizeKind({ apiVersion, kind });
  if (recognized.is !== 'impossible') { return undefined; }
  const { nearest } = recognized;
  return {
    message: `Kubernetes has no kind ${quoted(kind)} in ${quoted(apiVersion)}; did you mean apiVersion: ${nearest.apiVersion}, kind: ${nearest.kind}?`,
    path: [nearest.kind === kind ? 'apiVersion' : 'kind'],
  };
}

/** Compares an object with the types of its kind, if they are known, and the pods in a custom resource with the pod type. */
export function checkManifest(type: TypeMeta, name: string, manifest: Plain): { readonly checked: CheckedManifest; readonly refusal?: Refusal } {
  const known = structOfKind(type);
  const struct = known ?? structNowOf(type);
  const { wrongTypes: [first, ...others], unknownFields, placeholders, isScalar } = struct === undefined
    ? typeProblemsOfParts({ ...type, name, manifest }) : typeProblems(manifest, struct);
  const fields = known === undefined || unknownFields.length === 0 ? {} : { unknownFields };
  const path = first?.path ?? placeholders[0];
  if (path === undefined) { return { checked: { manifest, ...fields } }; }
  const unreadable = [...first === undefined ? [] : [first, ...others].map(wrong => wrong.path), ...placeholders];
  const problem = first === undefined ? `${formatPath(path)} is a placeholder, so its value cannot be checked; ${FILL_IN}`
    : `${describe(first, type.kind)}${otherErrorsText(others)}`;
  return {
    checked: { manifest: withoutPaths(manifest, unreadable, place => isScalar(place) ? UNREADABLE : undefined), unreadable, ...fields },
    refusal: { message: `${type.kind}${name === '' ? '' : ` ${quoted(name)}`}: ${problem}`, path },
  };
}

/** Other API versions have other fields, but common fields have the same types as in the current one. */
function structNowOf(type: TypeMeta): Struct | undefined {
  const now = servedNow(type);
  return now && structOfKind(now);
}

function describe({ path, expected, found }: WrongType, kind: string): string {
  // The content of a Secret must not appear in logs.
  const value = kind === 'Secret' ? `a ${typeNameOf(found)}${typeof found === 'string' ? ' in another format' : ''}` : shown(found);
  return `${formatPath(path)} must be ${expected}, but is ${value}${remedyFor(expected, found)}`;
}

function shown(value: unknown): string {
  switch (typeof value) {
    case 'object': return `a ${typeNameOf(value)}`;
    case 'string': return `the string ${quoted(value)}`;
    default: return `the ${typeof value} ${String(value)}`;
  }
}

function typeNameOf(value: unknown): string {
  if (typeof value !== 'object') { return typeof value; }
  return Array.isArray(value) ? 'list' : 'mapping';
}

const BARE_SCALAR = /^(?:true|false|-?\d+)$/;

function remedyFor(expected: string, found: unknown): string {
  if (expected === 'a string' && typeof found === 'number') { return '; put it in quotes'; }
  if (expected === 'a string' && typeof found === 'boolean') { return '; put it in quotes (YAML reads y, n, yes, no, on and off as booleans)'; }
  return typeof found === 'string' && BARE_SCALAR.test(found) && !expected.includes('string') ? '; remove the quotes' : '';
}

const MAX_NAMED = 5;

function otherErrorsText(others: readonly WrongType[]): string {
  if (others.length === 0) { return ''; }
  const named = others.slice(0, MAX_NAMED).map(({ path }) => formatPath(path)).join(', ');
  return `; also of the wrong type: ${named}${others.length > MAX_NAMED ? ` and ${others.length - MAX_NAMED} more` : ''}`;
}

const MAX_QUOTED_LENGTH = 60;

function quoted(text: string): string {
  return JSON.stringify(text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}...` : text);
}
