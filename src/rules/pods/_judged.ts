import { evaluatePodSecurityByVersion, PodManifest, PodSecurityViolation, relevantPart } from '../../kubernetes/pod-security';
import { isObject } from '../../kubernetes/pod-security/pod';
import { valueAt } from '../../kubernetes/workloads';
import { AppModel } from '../../model/app-model';
import { Workload } from '../../model/workload';

/** What Pod Security "restricted" says of the pods of a workload in any known version of Kubernetes. */
export interface JudgedPod {
  readonly workload: Workload;
  readonly violations: readonly PodSecurityViolation[];
}

/** The workloads that findings are for: all, or those with a field of one of these names. */
export function judgedWorkloads(model: AppModel, ...fields: readonly string[]): Workload[] {
  return (fields.length === 0 ? model.workloads : model.workloadsNaming(...fields)).filter(({ object }) => !model.isContext(object));
}

/** The pods that violate anything. Each pod is judged once, for all rules together. */
export function judgedPods(model: AppModel): readonly JudgedPod[] {
  return model.once(evaluatePods);
}

function evaluatePods(model: AppModel): JudgedPod[] {
  const evaluated = new Map<string, readonly PodSecurityViolation[]>();
  return judgedWorkloads(model).map(workload => {
    const pod = relevantPart(podOf(workload));
    const text = JSON.stringify(pod);
    const violations = evaluated.get(text) ?? evaluatePodSecurityByVersion(pod, 'restricted');
    evaluated.set(text, violations);
    return { workload, violations };
  }).filter(({ violations }) => violations.length > 0);
}

/** A template that is no object is judged as a spec that is none, so that it does not pass for a pod that does nothing. */
function podOf({ object, pod, podPath }: Workload): PodManifest {
  const written = valueAt(object.manifest, podPath);
  return written === undefined || written === null || isObject(written) ? pod : { spec: written };
}
