import { Acceptance, explainAcceptance } from '../acceptance';
import { AcceptanceProblem } from './annotated-acceptances';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

/** An acceptance in a configuration file, for manifests that cannot carry annotations. */
export interface Exception extends Omit<Acceptance, 'key'> {
  readonly rule: string;
  /** The key of the finding; without it, the exception accepts all findings of the rule and must set `until`. */
  readonly finding?: string;
  readonly object: ExceptedObject;
}

/** The objects of an exception. */
export interface ExceptedObject {
  readonly kind: string;
  /** As written in the manifest; unset for objects without a namespace. */
  readonly namespace?: string;
  /** The name, or a prefix of names followed by `*`. */
  readonly name: string;
}

/** An exception, and where it is configured. */
export interface ConfiguredException {
  readonly exception: Exception;
  /** The object that findings about it are reported on. */
  readonly object: ManifestObject;
  readonly path: Path;
  /** Its location in messages. */
  readonly place: string;
}

/** An exception, with its state after the audit. */
export interface CheckedException extends ConfiguredException {
  /** Whether it accepts a finding. */
  readonly isAccepting: boolean;
  /** Whether it covers a finding, even if something else accepts it. */
  readonly isUsed: boolean;
  /** Why it does not apply; unset if it does, or if its rule did not check the app. */
  readonly problem?: AcceptanceProblem;
}

/** Why an exception is refused, or `undefined` if it is valid. */
export function explainException({ rule, finding, until, ...acceptance }: Exception): string | undefined {
  if (finding === undefined && until === undefined) {
    return `it accepts all findings of ${rule}, so it needs a last day: add until: YYYY-MM-DD, or finding: with the key of one finding`;
  }
  return explainAcceptance({ ...acceptance, key: finding, until });
}

/** Whether an exception names an object. */
export function isExcepted({ kind, namespace, name }: ExceptedObject, object: Pick<ManifestObject, 'kind' | 'namespace' | 'name'>): boolean {
  return kind === object.kind && namespace === object.namespace && matchesName(name, object.name);
}

/** Whether a name equals a pattern, or begins with the text before its `*`. */
export function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
