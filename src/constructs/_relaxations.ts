import { RuleAcceptance } from './_accept';
import { Relaxation, RelaxationKind } from './relaxation';
import { AcceptedRule } from '../acceptance';

/** Looks up the relaxations of one workload by kind and target. */
export class Relaxations {
  /** @param regularContainers Returns the current names of the regular containers of the pod. */
  public constructor(private readonly all: Relaxation[], private readonly regularContainers: () => readonly string[]) {}

  public add(relaxation: Relaxation): void {
    this.all.push(relaxation);
  }

  /** Whether the pod, or the named container, volume or parameter, has a relaxation. */
  public has(kind: RelaxationKind, target?: string): boolean {
    return this.all.some(relaxation => relaxation._kind === kind && (target === undefined || this.targetsOf(relaxation).includes(target)));
  }

  /** The capabilities that relaxations add to a container. */
  public capabilitiesOf(container: string): string[] {
    return this.all
      .filter(relaxation => relaxation._kind === 'addedCapabilities' && this.targetsOf(relaxation).includes(container))
      .flatMap(relaxation => relaxation._details);
  }

  /** The targets that are not a container or volume of the pod, each with the relaxation that names it. */
  public unknownTargets(noun: string, known: readonly string[]): { kind: RelaxationKind; target: string }[] {
    return this.all
      .filter(relaxation => relaxation._noun === noun)
      .flatMap(relaxation => this.targetsOf(relaxation)
        .filter(target => !known.includes(target)).map(target => ({ kind: relaxation._kind, target })));
  }

  /** The container relaxations that name no container although the pod has several. */
  public withoutTarget(): RelaxationKind[] {
    return this.regularContainers().length < 2 ? [] : this.all.filter(({ _targets }) => _targets === undefined).map(({ _kind }) => _kind);
  }

  /** The rules whose findings the relaxations accept. */
  public get acceptedRules(): AcceptedRule[] {
    return this.all.flatMap(relaxation => relaxation._acceptedRules);
  }

  /** The findings that the relaxations accept. */
  public get accepted(): RuleAcceptance[] {
    return this.all.flatMap(relaxation => relaxation._acceptedWith(this.onlyContainer));
  }

  private targetsOf({ _targets }: Relaxation): readonly string[] {
    const only = this.onlyContainer;
    return _targets ?? (only === undefined ? [] : [only]);
  }

  private get onlyContainer(): string | undefined {
    const regular = this.regularContainers();
    return regular.length === 1 ? regular[0] : undefined;
  }
}
