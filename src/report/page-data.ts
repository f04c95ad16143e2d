import { PagePaths } from './page-paths';
import { Inventory } from '../access/inventory';
import { SeverityName } from '../rules/severity';

/** What the script of the HTML report is given. Numbers refer to the other lists, from 0. */
export interface PageData {
  readonly fails: boolean;
  /** The outcome in one line. */
  readonly outcome: string;
  readonly provenance: string;
  readonly notes: readonly string[];
  readonly errors: readonly string[];
  readonly summary: { readonly objects: number; readonly workloads: number; readonly serviceAccounts: number; readonly accepted: number };
  readonly startHere: PageStart;
  readonly rules: readonly PageRule[];
  readonly objects: readonly PageObject[];
  readonly fixes: readonly PageFix[];
  readonly entries: readonly PageEntry[];
  readonly accepted: readonly PageEntry[];
  readonly benchmarks: readonly PageBenchmark[];
  /** Unset where it is not known. */
  readonly inventory?: Inventory;
  /** Unset where they are not looked for. */
  readonly paths?: PagePaths;
}

/** What to do first. */
export interface PageStart {
  readonly title: string;
  readonly changes: readonly PageChange[];
}

/** What one kind of change resolves. */
export interface PageChange {
  readonly rule: string;
  readonly remedy: string;
  /** Those that are named. */
  readonly objects: readonly string[];
  /** How many more objects there are. */
  readonly more: number;
  readonly resolves: number;
}

/** A rule that found something. */
export interface PageRule {
  readonly id: string;
  readonly summary?: string;
  readonly why?: string;
  readonly references: readonly { readonly title: string; readonly url?: string }[];
}

/** An object with findings. */
export interface PageObject {
  readonly title: string;
  readonly namespace?: string;
}

/** Findings that are alike but for their places: of one rule on one object. */
export interface PageEntry {
  readonly rule: number;
  readonly object: number;
  readonly severity: SeverityName;
  readonly unknown?: true;
  /** Who accepted it, and why. */
  readonly accepted?: string;
  readonly places: readonly PageLocation[];
  /** The lines around the first place. */
  readonly lines?: readonly PageLine[];
}

/** One finding. */
export interface PageLocation {
  readonly key: string;
  readonly message: string;
  /** As editors open it, or the construct that made the object. */
  readonly at?: string;
  /** The template that the object was rendered from. */
  readonly template?: string;
  readonly field?: string;
  readonly fix: number;
}

/** How to fix a finding. */
export interface PageFix {
  readonly lines: readonly string[];
  /** Set where it is not made for the object. */
  readonly isExample?: true;
}

/** A line of a manifest. */
export interface PageLine {
  readonly number: number;
  readonly text: string;
  /** Whether the finding is about it. */
  readonly hit?: true;
}

/** A benchmark, and what the audit says about each control. */
export interface PageBenchmark {
  readonly name: string;
  readonly title: string;
  readonly scope: string;
  readonly totals: string;
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly remarks: readonly string[];
    /** The rules that found something, accepted or not. */
    readonly rules: readonly string[];
  }[];
}
