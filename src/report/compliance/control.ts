import { Category } from '../../rules/category';

/** How much of a control the rules cover: all that manifests show of it, part of that, or nothing. */
export type Coverage = 'manifests' | 'part' | 'none';

/** A control of a benchmark, and the rules whose findings are evidence about it. */
export interface Control {
  /** The number in the benchmark. */
  readonly id: string;
  /** Our wording, not that of the benchmark. */
  readonly title: string;
  readonly coverage: Coverage;
  /** What no rule checks; required unless the coverage is `manifests`. */
  readonly gap?: string;
  /** The start of the titles of references to the control: the rules that cite it are evidence. */
  readonly cited?: string;
  /** The rules of these categories are evidence. */
  readonly categories?: readonly Category[];
  /** The ids of more rules that are evidence. */
  readonly rules?: readonly string[];
}

/** A benchmark, a guide or a standard. */
export interface Benchmark {
  /** The value of `--by-control`. */
  readonly name: string;
  /** With its version. */
  readonly title: string;
  /** Where the numbers come from. */
  readonly sources: readonly string[];
  /** What a reader must know before using the table as evidence: one sentence with a full stop. */
  readonly scope: string;
  readonly controls: readonly Control[];
}
