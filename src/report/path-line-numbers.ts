import { numberOf } from './number-of';
import { stepTextFrom } from './path-text';
import { EscalationPath, PathNode, PathStep } from '../access/escalation-path';
import { pathLineStep } from '../access/path-line-step';

/**
 * Numbers that are equal for paths with equal lines. Thousands of paths may share the
 * last hundreds of steps, and the text of each would take hundreds of megabytes.
 */
export class PathLineNumbers {
  private readonly texts = new Map<string, number>();
  private readonly steps = new Map<PathStep, Map<string, number>>();
  /** By the number of the rest of a path, and that of the text of the step before it. */
  private readonly lines = new Map<number, Map<number, number>>();
  private count = 0;

  public of({ from, steps }: EscalationPath): number {
    return steps.reduceRight((rest, step, index) => this.before(rest, this.textOf(step, from, index === steps.length - 1)), 0);
  }

  private before(rest: number, text: number): number {
    const known = this.lines.get(rest) ?? new Map<number, number>();
    this.lines.set(rest, known);
    let line = known.get(text);
    if (line === undefined) { known.set(text, line = ++this.count); }
    return line;
  }

  /** The start of a line names the container, so the steps with its tokens do not. */
  private textOf(step: PathStep, from: PathNode, isLast: boolean): number {
    const key = `${isLast ? '.' : ''}${from.kind === 'container' && step.edge === 'token' ? from.name : ''}`;
    const known = this.steps.get(step) ?? new Map<string, number>();
    this.steps.set(step, known);
    let text = known.get(key);
    if (text === undefined) { known.set(key, text = numberOf(this.texts, pathLineStep(step, isLast, stepTextFrom(from)), () => {})); }
    return text;
  }
}
