import { Category } from './category';
import { Circumstance } from './circumstance';
import { SeverityName } from './severity';
import { SubjectName, Subjects } from './subjects';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { AppModel } from '../model/app-model';

/** One defect of one object. */
export interface Violation {
  readonly object: ManifestObject;
  /** The incorrect field. The report shows the nearest one that is set. */
  readonly path: Path;
  /** Identifies the violation within its object by content, never by position: `secrets get,list`, `container app`. */
  readonly key: string;
  /** The current state and its consequence, in one sentence without a full stop. */
  readonly message: string;
  /** The code to write here, where it can be more exact than that of the rule. */
  readonly fix?: string;
  /** Set if the user must fill in part of the fix, which makes it an example. */
  readonly fixIsExample?: true;
  /** Set if the violation depends on what the app does not show; it then counts as low, unless the pack or the user sets another severity. */
  readonly unknown?: true;
  /**
   * The severity that an unknown violation would have in the worst plausible case.
   *
   * @default - the severity of the rule
   */
  readonly worst?: SeverityName;
  /**
   * The highest possible severity of a violation that has less serious consequences than
   * others of the rule.
   *
   * @default - the severity of the rule
   */
  readonly atMost?: SeverityName;
  /**
   * The minor versions of Kubernetes 1 in which it is a violation, the oldest first;
   * every version if unset. The audit names them in the message, and omits violations
   * that apply to none of the versions it checks.
   */
  readonly minors?: readonly number[];
  /** A circumstance that makes the violation less severe in some packs. */
  readonly circumstance?: Circumstance;
  /** Set if it is a violation only once any of these findings is accepted. Its severity is then that of the most severe accepted one. */
  readonly onceAccepted?: readonly FindingReference[];
  /**
   * The findings that it follows from, for each grant that leads to it. If all of these
   * grants are accepted with a reason, a violation that follows from a single grant is
   * not reported, because that grant was what was accepted; one that follows from several
   * grants is one severity lower, because no acceptance covers their combination.
   * Baselines do not count.
   */
  readonly followsFrom?: readonly (readonly FindingReference[])[];
}

/** Identifies a finding by object, rule and key. */
export interface FindingReference {
  readonly object: ManifestObject;
  readonly rule: string;
  readonly key: string;
}

/** A source that a rule is based on. */
export interface Reference {
  readonly title: string;
  readonly url?: string;
}

/** How to fix it. */
export interface Remedy {
  /** With a construct of this library. */
  readonly construct: string;
  /** In the manifest. */
  readonly yaml: string;
}

/** What a reader needs to know about a kind of defect. It does not contain the severity, which packs set. */
export interface RuleDescription {
  readonly id: string;
  /** The defect in one line. */
  readonly summary: string;
  /**
   * The change that fixes it, as an imperative to which "in Role reader" can be added:
   * `name the verbs`.
   *
   * @default - none
   */
  readonly remedy?: string;
  /** Why it matters, in a few sentences. */
  readonly why: string;
  /**
   * The category of the defect. The registry sets it for each rule of this library.
   *
   * @default - none
   */
  readonly category?: Category;
  readonly fix: Remedy;
  readonly references: readonly Reference[];
}

/** A violation in a container or volume. The path starts there. */
export interface PartViolation extends Omit<Violation, 'object' | 'key'> {
  /** Appended to `container app` or `volume data`, for a container or volume that can have several findings. */
  readonly key?: string;
}

/** A violation in an object. The path starts at the top of the manifest. */
export interface ObjectViolation extends Omit<Violation, 'object'> {}

/** A rule that checks one subject at a time. */
export interface SubjectRule<S extends SubjectName> extends RuleDescription {
  readonly subject: S;
  /**
   * Field names: the rule cannot report anything unless one of them occurs somewhere in
   * the object. The check is not called for other objects.
   *
   * @default - the check is called for all objects
   */
  readonly fields?: readonly string[];
  check(subject: Subjects[S], model: AppModel): Iterable<S extends 'container' | 'volume' ? PartViolation : ObjectViolation>;
}

/** A rule that checks the app as a whole. */
export interface AppRule extends RuleDescription {
  readonly subject: 'app';
  check(model: AppModel): Iterable<Violation>;
}

/** One kind of defect, and how to find it: by a pure function of the subject and the model. */
export type Rule = AppRule | { [S in SubjectName]: SubjectRule<S> }[SubjectName];
