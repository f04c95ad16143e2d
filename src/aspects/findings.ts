import { IConstruct } from 'constructs';
import { AcceptedFindings } from './_accepted-findings';
import { AcceptAllOptions } from './accept-all-options';
import { AcceptFindingOptions } from './accept-finding-options';

/** What an audit may find at and below a construct. */
export class Findings {
  /**
   * The findings at a construct and everything below it, also below Include and
   * Helm, and whatever comes later.
   *
   * @param construct An app, a chart, or any other construct.
   */
  public static of(construct: IConstruct): Findings {
    return new Findings(construct);
  }

  /**
   * The lines that an app adds for a rule to the annotations of an object.
   *
   * @internal
   */
  public static _linesAt(construct: IConstruct, rule: string): string[] {
    return AcceptedFindings.find(construct)?.linesAt(construct, rule) ?? [];
  }

  private constructor(private readonly construct: IConstruct) {}

  /**
   * Accepts a finding. It is written at synth as an annotation
   * `cdk8s-least-privilege/accept.<rule>` into the metadata of every object at and
   * below the construct whose kind rules judge: Pod, workloads, ServiceAccount,
   * Secret, Role, ClusterRole, RoleBinding, ClusterRoleBinding, Namespace and
   * NetworkPolicy, and the items of a List of those. Pod templates stay as they
   * are, so no pod is restarted by it. It joins what the object accepts already.
   *
   * If there is no such object, the synth fails.
   *
   * @throws if the rule, the finding, the reason, the date, the owner or the ticket can't be one
   */
  public accept(options: AcceptFindingOptions): void {
    AcceptedFindings.of(this.construct).add(this.construct, options);
  }

  /**
   * Accepts all findings of a rule, those that are still to come too, up to a last
   * day. It is written as `accept()` writes it.
   *
   * @throws if the rule, the reason, the date, the owner or the ticket can't be one, or there is no date
   */
  public acceptAll(options: AcceptAllOptions): void {
    AcceptedFindings.of(this.construct).addAll(this.construct, options);
  }
}
