import { Acceptance, explainAcceptance } from '../acceptance';
import { AcceptanceProblem } from './annotated-acceptances';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

/** An acceptance in a configuration file, for manifests that cannot carry annotations of their own. */
export interface Exception extends Omit<Acceptance, 'key'> {
  readonly rule: string;
  /** The key of the finding; without it, all findings of the rule until the last day. */
  readonly finding?: string;
  readonly object: ExceptedObject;
}

/** The objects of an exception. */
export interface ExceptedObject {
  readonly kind: string;
  /** As it stands in the manifest; unset for objects that name none. */
  readonly namespace?: string;
  /** The name, or with `*` at its end the beginning of names. */
  readonly name: string;
}

/** An exception, and where it is configured. */
export interface ConfiguredException {
  readonly exception: Exception;
  /** What a finding about it is reported on. */
  readonly object: ManifestObject;
  readonly path: Path;
  /** How a message names it. */
  readonly place: string;
}

/** An exception, and what came of it. */
export interface CheckedException extends ConfiguredException {
  /** Whether it accepts a finding. */
  readonly isAccepting: boolean;
  /** Whether it covers a finding, which something else may accept. */
  readonly isUsed: boolean;
  /** Why it does not hold; unset where it does, or where its rule did not check the app. */
  readonly problem?: AcceptanceProblem;
}

/** Why an exception is refused, or `undefined` when it is fine. */
export function explainException({ rule, finding, until, ...acceptance }: Exception): string | undefined {
  if (finding === undefined && until === undefined) {
    return `it accepts all findings of ${rule}, so it needs a last day: add until: YYYY-MM-DD, or finding: with the key of one finding`;
  }
  return explainAcceptance({ ...acceptance, key: finding, until });
}

/** Whether an object is one of those that an exception names. */
export function isExcepted({ kind, namespace, name }: ExceptedObject, object: Pick<ManifestObject, 'kind' | 'namespace' | 'name'>): boolean {
  return kind === object.kind && namespace === object.namespace && matchesName(name, object.name);
}

/** Whether a name is the one that is given, or begins with what stands before `*`. */
export function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
