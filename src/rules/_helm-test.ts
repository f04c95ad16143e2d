import { Workload } from '../model/workload';

const HOOK = 'helm.sh/hook';

/** Whether a workload is a test of a Helm release: it runs when a person asks for it, and is over soon. */
export function isHelmTest({ object }: Pick<Workload, 'object'>): boolean {
  const hooks = object.manifest.metadata?.annotations?.[HOOK] ?? '';
  // The older names of Helm 2, which Helm 3 still takes.
  return hooks.split(',').map(hook => hook.trim()).some(hook => ['test', 'test-success', 'test-failure'].includes(hook));
}
