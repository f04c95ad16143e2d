import { PagePaths } from './page-paths';
import { Inventory } from '../access/inventory';
import { SeverityName } from '../rules/severity';

/** The data for the script of the HTML report. Numbers are indexes into the other lists, from 0. */
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
  /** Unset if unknown. */
  readonly inventory?: Inventory;
  /** Unset if paths were not searched. */
  readonly paths?: PagePaths;
}

/** The changes to start with. */
export interface PageStart {
  readonly title: string;
  readonly changes: readonly PageChange[];
}

/** The effect of one kind of change. */
export interface PageChange {
  readonly rule: string;
  readonly remedy: string;
  /** Only the first few. */
  readonly objects: readonly string[];
  /** The number of objects that are not named. */
  readonly more: number;
  readonly resolves: number;
}

/** A rule with findings. */
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

/** Findings of one rule on one object that differ only in their locations. */
export interface PageEntry {
  readonly rule: number;
  readonly object: number;
  readonly severity: SeverityName;
  readonly unknown?: true;
  /** Who accepted it, and why. */
  readonly accepted?: string;
  readonly places: readonly PageLocation[];
  /** The lines around the first location. */
  readonly lines?: readonly PageLine[];
}

/** One finding. */
export interface PageLocation {
  readonly key: string;
  readonly message: string;
  /** The location in the form that editors open, or the construct that created the object. */
  readonly at?: string;
  /** The template that rendered the object. */
  readonly template?: string;
  readonly field?: string;
  readonly fix: number;
}

/** How to fix a finding. */
export interface PageFix {
  readonly lines: readonly string[];
  /** Set if the fix is not specific to the object. */
  readonly isExample?: true;
}

/** A line of a manifest. */
export interface PageLine {
  readonly number: number;
  readonly text: string;
  /** Whether the finding is about it. */
  readonly hit?: true;
}

/** A benchmark, and the result of the audit for each control. */
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
    /** The rules with findings, accepted or not. */
    readonly rules: readonly string[];
  }[];
}
