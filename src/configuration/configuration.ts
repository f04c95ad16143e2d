import { AcceptancePolicy } from '../audit/acceptance-policy';
import { Exception } from '../audit/exception';
import { FailOnName } from '../audit/fail-on';
import { ConfiguredOverride } from '../audit/overrides';
import { SeverityOverride } from '../audit/rule-severities';
import { UnknownPolicy } from '../audit/unknown-policy';

/** A configuration from `least-privilege.yaml`, flags or code. Unset keys have their defaults. */
export interface Configuration {
  /** Files, or installed packages as in `npm:@acme/base`, that this one extends; its own keys take precedence. */
  readonly extends?: string | readonly string[];
  /** The name of a pack, or of several; the worst severity of each rule counts. */
  readonly pack?: string | readonly string[];
  readonly failOn?: FailOnName;
  /** Overrides the severity of rules, or turns them off. */
  readonly rules?: { readonly [rule: string]: SeverityOverride };
  /** Overrides the severity of rules for a part of the input; of several that apply, the last one takes precedence. */
  readonly overrides?: readonly ConfiguredOverride[];
  /** The namespace of objects that do not set one. */
  readonly namespace?: string;
  /** Whether to assume that the input and the context are the whole cluster. */
  readonly complete?: boolean;
  /** Files and directories of objects that are read but not reported on. */
  readonly context?: readonly string[];
  /** Patterns of third-party manifests. */
  readonly foreign?: readonly string[];
  /** The version of Kubernetes, as in `1.34`. */
  readonly kubernetesVersion?: string;
  /** The audiences that the API server accepts, as its flag `--api-audiences` lists them. */
  readonly apiAudiences?: readonly string[];
  /** The severity of findings that depend on objects outside the input. */
  readonly unknown?: UnknownPolicy;
  readonly acceptances?: AcceptancePolicy;
  /** Accepted findings in third-party manifests, which cannot carry annotations. */
  readonly exceptions?: readonly Exception[];
  /** Globs of files and directories to skip, relative to the directory of the file. */
  readonly exclude?: readonly string[];
  /** The file of the baseline. */
  readonly baseline?: string;
}
