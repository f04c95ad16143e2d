import { Path } from './path';
import { UnknownField } from '../objects/check-fields';

/** A place in a file; lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where an object was read or made. */
export interface Origin {
  /** The file it was read from; `<stdin>` for standard input. */
  readonly file?: string;
  /** The template of a chart that it was rendered from, as `helm template` names it: `web/templates/role.yaml`. */
  readonly template?: string;
  /** The path of the construct that made it. */
  readonly construct?: string;
  /** Set for what Include or Helm brought into an app: it is changed where it is written. */
  readonly isIncluded?: boolean;
  /** Where the field stands, or the nearest thing around it that stands somewhere. Costs time: only for what is shown. */
  position(path: Path): Position | undefined;
  /** Lines of the file by their numbers, from 1 and both included. */
  lines?(from: number, to: number): readonly string[];
}

/**
 * A Kubernetes object as plain data, of a type where its kind is known, and where
 * it comes from.
 */
export interface ManifestObject<T = unknown> {
  readonly apiVersion: string;
  readonly kind: string;
  /** As it is written; empty where it is missing, `<generateName>*` where the API server makes it up. */
  readonly name: string;
  /** As it is written. A cluster-scoped object may carry one that means nothing. */
  readonly namespace?: string;
  /** Plain data, never changed. Of a kind that is not known, nothing about its shape can be relied on. */
  readonly manifest: T & { readonly [field: string]: unknown };
  readonly origin: Origin;
  /** Where values of a wrong type stood, which were reported as an error. A text or number is a placeholder now, all else is left out. Nothing is known of these places. */
  readonly unreadable?: readonly Path[];
  /** The fields that its kind does not have; unset where there are none, or its fields are not known. */
  readonly unknownFields?: readonly UnknownField[];
}

/** A file or document that could not be read. It is never taken for clean. */
export interface ReadError {
  /** The file; the path of the construct for what a construct made. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong and what to do about it. */
  readonly message: string;
}

/** What was read. */
export interface Manifests {
  readonly objects: readonly ManifestObject[];
  readonly errors: readonly ReadError[];
  /** Files in directories that are passed over: nothing in them says that it is a Kubernetes object. */
  readonly ignored?: readonly string[];
  /** Files and directories in directories that are not read: those of other tools, and what is excluded. */
  readonly excluded?: readonly string[];
}
