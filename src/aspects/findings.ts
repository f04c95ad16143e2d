import { IConstruct } from 'constructs';
import { AcceptedFindings } from './_accepted-findings';
import { AcceptAllOptions } from './accept-all-options';
import { AcceptFindingOptions } from './accept-finding-options';

/** Accepts findings of an audit at and below a construct. */
export class Findings {
  /**
   * The findings at a construct and everything below it, including Include,
   * Helm and constructs added later.
   *
   * @param construct An app, a chart, or any other construct.
   */
  public static of(construct: IConstruct): Findings {
    return new Findings(construct);
  }

  /**
   * The acceptances of a rule that an app adds to the annotations of an object.
   *
   * @internal
   */
  public static _linesAt(construct: IConstruct, rule: string): string[] {
    return AcceptedFindings.find(construct)?.linesAt(construct, rule) ?? [];
  }

  private constructor(private readonly construct: IConstruct) {}

  /**
   * Accepts a finding. At synth, it writes the annotation
   * `cdk8s-least-privilege/accept.<rule>` to the metadata of every object at and
   * below the construct whose kind rules check: Pod, workloads, ServiceAccount,
   * Secret, Role, ClusterRole, RoleBinding, ClusterRoleBinding, Namespace and
   * NetworkPolicy, and the items of a List of those. Pod templates are not
   * changed, so no pod restarts. Existing acceptances of the object are kept.
   *
   * If there is no such object, the synth fails.
   *
   * @throws if the rule, the finding, the reason, the date, the owner or the ticket is invalid
   */
  public accept(options: AcceptFindingOptions): void {
    AcceptedFindings.of(this.construct).add(this.construct, options);
  }

  /**
   * Accepts all findings of a rule, including future ones, up to a last day. It
   * writes the same annotations as `accept()`.
   *
   * @throws if the rule, the reason, the date, the owner or the ticket is invalid, or the date is missing
   */
  public acceptAll(options: AcceptAllOptions): void {
    AcceptedFindings.of(this.construct).addAll(this.construct, options);
  }
}
