import { Workload } from '../model/workload';

const HOOK = 'helm.sh/hook';

/** Whether a workload is a test of a Helm release: it runs on demand, and ends soon. */
export function isHelmTest({ object }: Pick<Workload, 'object'>): boolean {
  const hooks = object.manifest.metadata?.annotations?.[HOOK] ?? '';
  // test-success and test-failure are from Helm 2; Helm 3 still accepts them.
  return hooks.split(',').map(hook => hook.trim()).some(hook => ['test', 'test-success', 'test-failure'].includes(hook));
}
