import { filePath } from './file-path';
import { EscalationPath, PathGrant, PathNode, PathStep } from '../access/escalation-path';
import { pathLine } from '../access/path-line';

/** The maximum number of starts that are named; more are counted. */
const MAX_STARTS = 3;

/** The steps of a path in one line, without its start: `token > account shop/web > secrets get [Role web] > Secrets of shop`. */
export function pathText(path: EscalationPath): string {
  return pathLine(path, stepTextFrom(path.from));
}

/** Texts of the steps of a path with the given start. */
export function stepTextFrom(from: PathNode): (step: PathStep) => string {
  return step => stepText({ ...step, how: howFrom(step, from) });
}

/** The action of a step, the grants for it and its conditions. */
export function stepText({ how, grants, dependsOn }: Pick<PathStep, 'how' | 'grants' | 'dependsOn'>): string {
  const granted = grants.length === 0 ? '' : ` [${grants.map(grantLocationText).join('; ')}]`;
  return `${how}${granted}${dependsOn === undefined ? '' : ` (if ${dependsOn})`}`;
}

/** The starts of paths: workloads with their containers. */
export function startsText(starts: readonly PathNode[]): string {
  const byWorkload = new Map<string, string[]>();
  for (const { kind, namespace, name = '', workload, text } of starts) {
    const key = kind === 'container' ? `${workload!.kind} ${namespace === undefined ? '' : `${namespace}/`}${workload!.name}` : text;
    byWorkload.set(key, [...byWorkload.get(key) ?? [], ...kind === 'container' ? [name] : []]);
  }
  const texts = [...byWorkload].map(([workload, containers]) => containers.length === 0 ? workload : `${workload} (${containers.join(', ')})`);
  return texts.length <= MAX_STARTS ? texts.join(', ') : `${texts.slice(0, MAX_STARTS).join(', ')} and ${texts.length - MAX_STARTS} more`;
}

/** A grant in a searchable form: `Role argocd/server secrets create,get`. */
export function grantText(grant: PathGrant): string {
  return `${grantedRoleText(grant)} ${grant.permission}`;
}

/** A role with its source location. */
export function grantLocationText({ at, ...grant }: PathGrant): string {
  return at === undefined ? grantedRoleText(grant) : `${grantedRoleText(grant)}, ${grantLocation(at)}`;
}

export function grantedRoleText({ roleKind, roleName, roleNamespace }: Pick<PathGrant, 'roleKind' | 'roleName' | 'roleNamespace'>): string {
  return `${roleKind} ${roleNamespace === undefined ? '' : `${roleNamespace}/`}${roleName}`;
}

/** Leaves out the container at its own tokens, because the path names it first. */
export function howFrom({ edge, how }: Pick<PathStep, 'edge' | 'how'>, from: PathNode): string {
  return from.kind === 'container' && edge === 'token' ? how.replace(` in ${from.name}`, '') : how;
}

/** The source location of a grant, in a form that the reader can open. */
export function grantLocation(at: string): string {
  const [, file, line] = /^(.*?)(:\d+)?$/s.exec(at)!;
  return `${filePath(file) ?? file}${line ?? ''}`;
}
