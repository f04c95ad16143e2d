import { AcceptancePolicy } from '../audit/acceptance-policy';
import { Exception } from '../audit/exception';
import { FailOnName } from '../audit/fail-on';
import { Grade } from '../audit/grades';
import { ConfiguredOverride } from '../audit/overrides';
import { UnknownPolicy } from '../audit/unknown-policy';

/** What a user configures: in `least-privilege.yaml`, with flags, or in code. What is not set is as it is by default. */
export interface Configuration {
  /** Files, or installed packages as in `npm:@acme/base`, whose keys count unless this one sets them. */
  readonly extends?: string | readonly string[];
  /** The name of a pack, or of several, of which the worst severity of each rule counts. */
  readonly pack?: string | readonly string[];
  readonly failOn?: FailOnName;
  /** Rules that are graded otherwise than by the pack, or not judged. */
  readonly rules?: { readonly [rule: string]: Grade };
  /** Rules that are graded otherwise for a part of the input; of several that apply, the last counts. */
  readonly overrides?: readonly ConfiguredOverride[];
  /** The namespace of objects that name none. */
  readonly namespace?: string;
  /** Whether there is nothing else in the cluster. */
  readonly complete?: boolean;
  /** Files and directories whose objects give facts but get no findings. */
  readonly context?: readonly string[];
  /** Files and directories of manifests that others wrote, as patterns. */
  readonly foreign?: readonly string[];
  /** The version of Kubernetes, as in `1.34`. */
  readonly kubernetesVersion?: string;
  /** The audiences that the API server accepts, as its flag `--api-audiences` lists them. */
  readonly apiAudiences?: readonly string[];
  /** What a finding counts as that depends on what the input does not show. */
  readonly unknown?: UnknownPolicy;
  readonly acceptances?: AcceptancePolicy;
  /** What is accepted in manifests that cannot carry annotations of their own. */
  readonly exceptions?: readonly Exception[];
  /** Patterns of files and directories that are not read, from the directory of the file on. */
  readonly exclude?: readonly string[];
  /** The file of the baseline. */
  readonly baseline?: string;
}
