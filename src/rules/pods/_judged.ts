import { evaluatePodSecurity, PodSecurityViolation } from '../../kubernetes/pod-security';
import { AppModel } from '../../model/app-model';
import { Workload } from '../../model/workload';

/** What Pod Security "restricted" at its newest version says of the pods of a workload. */
export interface JudgedPod {
  readonly workload: Workload;
  readonly violations: readonly PodSecurityViolation[];
}

const judged = new WeakMap<AppModel, readonly JudgedPod[]>();

/** The workloads that findings are for. */
export function judgedWorkloads(model: AppModel): Workload[] {
  return model.workloads.filter(({ object }) => !model.isContext(object));
}

/** The pods that violate anything. Each pod is judged once, for all rules together. */
export function judgedPods(model: AppModel): readonly JudgedPod[] {
  const known = judged.get(model);
  if (known) { return known; }
  const found = judgedWorkloads(model)
    .map(workload => ({ workload, violations: evaluatePodSecurity(workload.pod, { level: 'restricted' }) }))
    .filter(({ violations }) => violations.length > 0);
  judged.set(model, found);
  return found;
}
