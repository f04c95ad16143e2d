import { AcceptancePolicy } from './acceptance-policy';
import { Exception } from './exception';
import { FailOnName } from './fail-on';
import { ConfiguredOverride } from './overrides';
import { SeverityOverride } from './rule-severities';
import { UnknownPolicy } from './unknown-policy';
import { Category } from '../rules/category';

/** The settings behind a result: which rules ran, and what changed them. */
export interface Provenance {
  readonly failOn: FailOnName;
  readonly unknown: UnknownPolicy;
  /** The categories whose unknown findings keep the severity of known ones, while others are low. */
  readonly asKnown?: readonly Category[];
  /** The policy, and the files that it extends. */
  readonly policy: readonly UsedFile[];
  /** The configuration, and the files that it extends. */
  readonly configuration: readonly UsedFile[];
  readonly baseline?: UsedFile;
  readonly context: readonly UsedFile[];
  /** The files of custom rules; unset for none, and for rules that a program passes. */
  readonly customRules?: readonly UsedFile[];
  /** The rules whose severity differs from the pack. */
  readonly rules: readonly OverriddenSeverity[];
  /** The severities of rules for parts of the input; unset for none. */
  readonly overrides?: readonly UsedOverride[];
  readonly acceptances: AcceptancePolicy;
  /** The exceptions of the configuration and the policy; unset for none. */
  readonly exceptions?: readonly UsedException[];
  /** The patterns of paths that were not read; unset for none. */
  readonly exclude?: readonly { readonly pattern: string; readonly by: string }[];
  /** The patterns of third-party manifests; unset for none. */
  readonly foreign?: readonly string[];
  readonly namespace?: string;
  readonly complete: boolean;
  readonly apiAudiences?: readonly string[];
  /** The directories of the input and the context that a program rendered; unset for none. */
  readonly rendered?: readonly UsedRendering[];
  /** Files of the input without Kubernetes objects. */
  readonly skipped: readonly string[];
  /** Files and directories in the input that were not read: those of other tools, and excluded ones. */
  readonly excluded: readonly string[];
  /** Labels of the run, which the pipeline sets. */
  readonly labels: { readonly [name: string]: string };
}

/** A file or directory that the audit used. */
export interface UsedFile {
  readonly file: string;
  /** Of its bytes, or, for a directory, of the names and digests of its files. Unset for input that can be read only once. */
  readonly sha256?: string;
}

/** A directory that a program rendered. */
export interface UsedRendering {
  readonly directory: string;
  readonly program: 'helm' | 'kustomize' | 'kubectl';
  readonly version: string;
  readonly arguments: readonly string[];
  /** The digest of the rendered files. */
  readonly sha256: string;
}

/** Severities of rules for a part of the input. */
export interface UsedOverride extends ConfiguredOverride {
  /** The source: a file with its line. */
  readonly by: string;
}

/** An exception that was in effect, whether it accepted a finding or not. */
export interface UsedException extends Exception {
  /** The source: a file with its line. */
  readonly by: string;
}

/** A rule whose severity differs from the pack. */
export interface OverriddenSeverity {
  readonly rule: string;
  /** The severity in the pack. */
  readonly from: SeverityOverride;
  readonly to: SeverityOverride;
  /** The source: a file with its line, a flag or a property. */
  readonly by: string;
}
