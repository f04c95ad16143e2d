import { field } from './plain-object';

/** The workload whose pods an Argo Rollout uses instead of its own, if it names one. */
export function workloadOfRollout(manifest: unknown): { readonly kind: string; readonly name: string } | undefined {
  const [kind, name] = ['kind', 'name'].map(each => field(manifest, 'spec', 'workloadRef', each));
  return typeof kind === 'string' && typeof name === 'string' ? { kind, name } : undefined;
}
