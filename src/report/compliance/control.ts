import { Category } from '../../rules/category';

/**
 * How much of a control the rules look at: all that manifests show of it, a part
 * of that, or nothing.
 */
export type Coverage = 'manifests' | 'part' | 'none';

/** A control of a benchmark, and the rules whose findings are evidence about it. */
export interface Control {
  /** As the benchmark numbers it. */
  readonly id: string;
  /** In own words. */
  readonly title: string;
  readonly coverage: Coverage;
  /** What no rule looks at; needed unless the coverage is `manifests`. */
  readonly gap?: string;
  /** What the titles of references to it begin with: the rules are those that cite it. */
  readonly cited?: string;
  /** The rules are those of these categories. */
  readonly categories?: readonly Category[];
  /** The rules by id. */
  readonly rules?: readonly string[];
}

/** A benchmark, a guide or a standard. */
export interface Benchmark {
  /** As it is chosen: `--by-control <name>`. */
  readonly name: string;
  /** With its version. */
  readonly title: string;
  /** Where its numbers are from. */
  readonly sources: readonly string[];
  /** What a reader must know before taking the table for evidence, in one sentence with a full stop. */
  readonly scope: string;
  readonly controls: readonly Control[];
}
