import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { AppModel } from '../model/app-model';

/**
 * One defect of one object.
 *
 * @jsii ignore
 */
export interface Violation {
  readonly object: ManifestObject;
  /** The field that is wrong, or the nearest that is there. */
  readonly path: Path;
  /** What it is about, made of content and never of positions: `secrets get,list`, `container app`. */
  readonly key: string;
  /** What is there and what follows from it, in one sentence without a full stop. */
  readonly message: string;
  /** The line to write here, where it can be more exact than the rule's. */
  readonly fix?: string;
  /** Set where it depends on what the app does not show; it then counts as low. */
  readonly unknown?: true;
  /**
   * The minor versions of Kubernetes 1 in which it is one, of all that are known,
   * the oldest first; each, when unset. The audit names them in the message, and
   * leaves out what is in no version that it is asked about.
   */
  readonly minors?: readonly number[];
}

/**
 * Where a rule comes from.
 *
 * @jsii ignore
 */
export interface Reference {
  readonly title: string;
  readonly url?: string;
}

/**
 * How to mend it.
 *
 * @jsii ignore
 */
export interface Remedy {
  /** With a construct of this library. */
  readonly construct: string;
  /** In the manifest. */
  readonly yaml: string;
}

/**
 * What a reader needs to know about a kind of defect. It does not say how bad it is: packs grade rules.
 *
 * @jsii ignore
 */
export interface RuleDescription {
  readonly id: string;
  /** The defect in one line. */
  readonly summary: string;
  /** Why it matters, in a few sentences. */
  readonly why: string;
  readonly fix: Remedy;
  readonly references: readonly Reference[];
}

/**
 * One kind of defect, and how it is found: by a pure function of the model.
 *
 * @jsii ignore
 */
export interface Rule extends RuleDescription {
  check(model: AppModel): Iterable<Violation>;
}
