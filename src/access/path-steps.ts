import { BuiltGraph } from './build-escalation-graph';
import { Edge, HeldRole, NodeContent } from './escalation-graph';
import { EscalationPath, PathGrant, PathNode, PathStep } from './escalation-path';
import { GrantsOf } from './path-grants';
import { pathNode } from './path-node';

const HOLDERS: readonly NodeContent['kind'][] = ['account', 'user', 'group', 'role'];
const UNKNOWN_NAMESPACE = 'the namespace of objects without one is the same (pass --namespace)';

/** Says what the edges from a start to a target mean. */
export class PathSteps {
  private readonly grants: GrantsOf;

  public constructor(private readonly built: BuiltGraph) {
    this.grants = new GrantsOf(built.model);
  }

  public pathOf(start: number, edges: readonly Edge[]): EscalationPath {
    const { contents } = this.built.graph;
    const steps: PathStep[] = [];
    const from = pathNode(contents[start]!);
    let holders = this.isHolder(start) ? [start] : [];
    let isPerhapsHeld = false;
    for (const edge of edges) {
      const content = contents[edge.to];
      if (edge.info) {
        steps.push(this.stepOf(edge, holders, isPerhapsHeld));
        isPerhapsHeld = false;
        // Who binds a role to itself keeps what it has.
        if (this.isHolder(edge.to)) { holders = content?.kind === 'role' ? [edge.to, ...holders] : [edge.to]; }
      } else if (content) {
        const last = steps.pop()!;
        steps.push({ ...last, to: pathNode(content), ...edge.unsure ? unsure(last, UNKNOWN_NAMESPACE) : {} });
        if (this.isHolder(edge.to)) { holders = [edge.to]; }
      } else if (edge.unsure) {
        const last = steps[steps.length - 1];
        if (this.isHolder(edge.from) || !last) {
          isPerhapsHeld = true;
        } else {
          steps[steps.length - 1] = { ...last, ...unsure(last, UNKNOWN_NAMESPACE) };
        }
      }
    }
    const target: PathNode = steps[steps.length - 1].to;
    return { from, target, steps, certainty: steps.some(({ certainty }) => certainty === 'unknown') ? 'unknown' : 'yes' };
  }

  /** The role and the binding of a grant of its paths. */
  public sourceOf(grant: PathGrant): HeldRole {
    return this.grants.sourceOf(grant);
  }

  private isHolder(node: number): boolean {
    const content = this.built.graph.contents[node];
    return content !== undefined && HOLDERS.includes(content.kind);
  }

  private stepOf({ to, info }: Edge, holders: readonly number[], isPerhapsHeld: boolean): PathStep {
    const { edge, how, permission, proof, source, dependsOn } = info!;
    const step = { edge, to: pathNode(this.built.graph.contents[to]!), proof, source };
    if (!permission) {
      const condition = dependsOn === undefined ? { certainty: 'yes' as const } : { certainty: 'unknown' as const, dependsOn };
      return { ...step, how: how ?? '', grants: [], ...condition };
    }
    const { grants, operator, unsure: reasons } = this.grants.of(holders.flatMap(holder => this.built.heldBy(holder)), permission, isPerhapsHeld);
    const condition = dependsOn === undefined ? undefined : `${operator === undefined ? '' : `${operator} `}${dependsOn}`;
    const all = [...reasons, ...condition === undefined ? [] : [condition]];
    const granted = grants.map(grant => grant.permission).join(' and ');
    return {
      ...step,
      how: how === undefined ? granted : `${granted} (${how})`,
      grants,
      certainty: all.length === 0 ? 'yes' : 'unknown',
      ...all.length === 0 ? {} : { dependsOn: all.join(', and ') },
    };
  }
}

function unsure({ dependsOn }: PathStep, reason: string): Pick<PathStep, 'certainty' | 'dependsOn'> {
  return { certainty: 'unknown', dependsOn: dependsOn === undefined || dependsOn === reason ? reason : `${dependsOn}, and ${reason}` };
}
