import { AcceptancePolicy } from './acceptance-policy';
import { Exception } from './exception';
import { FailOnName } from './fail-on';
import { ConfiguredOverride } from './overrides';
import { SeverityOverride } from './rule-severities';
import { UnknownPolicy } from './unknown-policy';
import { Category } from '../rules/category';

/** The settings behind a result: which rules ran, and who changed them. */
export interface Provenance {
  readonly failOn: FailOnName;
  readonly unknown: UnknownPolicy;
  /** The categories whose unknown findings count as if they were known, where others are low. */
  readonly asKnown?: readonly Category[];
  /** The policy, and the files that it extends. */
  readonly policy: readonly UsedFile[];
  /** The configuration, and the files that it extends. */
  readonly configuration: readonly UsedFile[];
  readonly baseline?: UsedFile;
  readonly context: readonly UsedFile[];
  /** The files of custom rules; unset for none, and for those of a program. */
  readonly customRules?: readonly UsedFile[];
  /** The rules whose severity is not the one of the pack. */
  readonly rules: readonly OverriddenSeverity[];
  /** The severities of rules for a part of the input; unset for none. */
  readonly overrides?: readonly UsedOverride[];
  readonly acceptances: AcceptancePolicy;
  /** What the configuration and the policy accept; unset for nothing. */
  readonly exceptions?: readonly UsedException[];
  /** The patterns of paths that were not read; unset for none. */
  readonly exclude?: readonly { readonly pattern: string; readonly by: string }[];
  /** The patterns of manifests that others wrote; unset for none. */
  readonly foreign?: readonly string[];
  readonly namespace?: string;
  readonly complete: boolean;
  readonly apiAudiences?: readonly string[];
  /** The directories of the input and the context that a program rendered; unset for none. */
  readonly rendered?: readonly UsedRendering[];
  /** Files of the input without Kubernetes objects. */
  readonly skipped: readonly string[];
  /** Files and directories in the input that were not read: those of other tools, and what is excluded. */
  readonly excluded: readonly string[];
  /** What the pipeline says about the run. */
  readonly labels: { readonly [name: string]: string };
}

/** A file or directory that counted. */
export interface UsedFile {
  readonly file: string;
  /** Of its bytes; of a directory, of the names and digests of its files. Unset for what can be read only once. */
  readonly sha256?: string;
}

/** A directory that a program rendered. */
export interface UsedRendering {
  readonly directory: string;
  readonly program: 'helm' | 'kustomize' | 'kubectl';
  readonly version: string;
  readonly arguments: readonly string[];
  /** Of what it wrote. */
  readonly sha256: string;
}

/** Severities of rules for a part of the input. */
export interface UsedOverride extends ConfiguredOverride {
  /** Who says so: a file with its line. */
  readonly by: string;
}

/** An exception that counted, whether it accepted anything or not. */
export interface UsedException extends Exception {
  /** Who says so: a file with its line. */
  readonly by: string;
}

/** A rule whose severity is not the one of the pack. */
export interface OverriddenSeverity {
  readonly rule: string;
  /** In the pack. */
  readonly from: SeverityOverride;
  readonly to: SeverityOverride;
  /** Who says so: a file with its line, a flag or a property. */
  readonly by: string;
}
