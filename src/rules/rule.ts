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
  /** The field that is wrong. The report shows the nearest one that is set. */
  readonly path: Path;
  /** What it is about, made of content and never of positions: `secrets get,list`, `container app`. */
  readonly key: string;
  /** What is there and what follows from it, in one sentence without a full stop. */
  readonly message: string;
  /** The line to write here, where it can be more exact than the rule's. */
  readonly fix?: string;
  /** Set where something in the fix is to be filled in, so that it is an example. */
  readonly fixIsExample?: true;
  /** Set where it depends on what the app does not show; it then counts as low, unless the pack or the user says otherwise. */
  readonly unknown?: true;
  /**
   * The severity that something unknown would have if the worst held that is plausible.
   *
   * @default - the severity of the rule
   */
  readonly worst?: SeverityName;
  /**
   * The highest severity that it can have, where its consequences are smaller than
   * those of others that the rule finds.
   *
   * @default - the severity of the rule
   */
  readonly atMost?: SeverityName;
  /**
   * The minor versions of Kubernetes 1 in which it is one, of all that are known,
   * the oldest first; each, when unset. The audit names them in the message, and
   * leaves out what is in no version that it is asked about.
   */
  readonly minors?: readonly number[];
  /** What makes it matter less in some packs. */
  readonly circumstance?: Circumstance;
  /**
   * Set where it is none as long as all of these findings are open. Once any is
   * accepted, it is one that is as severe as the worst that is.
   */
  readonly onceAccepted?: readonly FindingReference[];
  /**
   * What it follows from: the findings on each of the grants that lead to it. Where all
   * of these are accepted with a reason, it is no finding if it follows from a single
   * grant, as that is what was accepted, and one severity lower if it follows from
   * several, as no acceptance covers what they are together. A baseline does not count.
   */
  readonly followsFrom?: readonly (readonly FindingReference[])[];
}

/** A finding, by what it is about. */
export interface FindingReference {
  readonly object: ManifestObject;
  readonly rule: string;
  readonly key: string;
}

/** Where a rule comes from. */
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

/** What a reader needs to know about a kind of defect. It does not say how bad it is: packs grade rules. */
export interface RuleDescription {
  readonly id: string;
  /** The defect in one line. */
  readonly summary: string;
  /**
   * The change that fixes it, as an imperative to which "in Role reader" can be added: `name the verbs`.
   *
   * @default - none
   */
  readonly remedy?: string;
  /** Why it matters, in a few sentences. */
  readonly why: string;
  /**
   * What it is about. The registry has that of each rule of this library.
   *
   * @default - none
   */
  readonly category?: Category;
  readonly fix: Remedy;
  readonly references: readonly Reference[];
}

/** What a rule says of a container or volume. The path begins there. */
export interface PartViolation extends Omit<Violation, 'object' | 'key'> {
  /** What is added to `container app` or `volume data`, where there is more than one thing to find in it. */
  readonly key?: string;
}

/** What a rule says of an object, from the top of its manifest. */
export interface ObjectViolation extends Omit<Violation, 'object'> {}

/** A rule that looks at one subject after the other. */
export interface SubjectRule<S extends SubjectName> extends RuleDescription {
  readonly subject: S;
  /**
   * Names of fields: the rule cannot fire unless one of them stands somewhere in
   * the object. The check is then not called for all others.
   *
   * @default - the rule may fire whatever fields there are
   */
  readonly fields?: readonly string[];
  check(subject: Subjects[S], model: AppModel): Iterable<S extends 'container' | 'volume' ? PartViolation : ObjectViolation>;
}

/** A rule that looks at the app as a whole. */
export interface AppRule extends RuleDescription {
  readonly subject: 'app';
  check(model: AppModel): Iterable<Violation>;
}

/** One kind of defect, and how it is found: by a pure function of what it looks at and the model. */
export type Rule = AppRule | { [S in SubjectName]: SubjectRule<S> }[SubjectName];
