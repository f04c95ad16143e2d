import { Relaxation, RelaxationKind } from './relaxation';

/** The relaxations of one workload, asked by kind and target. */
export class Relaxations {
  public constructor(public readonly all: readonly Relaxation[]) {}

  /** Whether the pod has a relaxation, or the container, volume or parameter named. */
  public has(kind: RelaxationKind, target?: string): boolean {
    return this.all.some(relaxation => relaxation._kind === kind && (target === undefined || relaxation._targets.includes(target)));
  }

  /** The capabilities that a container gets back. */
  public capabilitiesOf(container: string): string[] {
    return this.all
      .filter(relaxation => relaxation._kind === 'addedCapabilities' && relaxation._targets.includes(container))
      .flatMap(relaxation => relaxation._details);
  }

  /** The targets that are no container or volume of the pod, each with the relaxation that names it. */
  public unknownTargets(noun: string, known: readonly string[]): { kind: RelaxationKind; target: string }[] {
    return this.all
      .filter(relaxation => relaxation._noun === noun)
      .flatMap(relaxation => relaxation._targets.filter(target => !known.includes(target)).map(target => ({ kind: relaxation._kind, target })));
  }
}
