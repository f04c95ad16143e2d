import { Place, placeOf } from './_place';
import { evaluatePodSecurityByVersion, PodManifest, PodSecurityViolation, relevantPart } from '../../kubernetes/pod-security';
import { valueAt } from '../../kubernetes/workloads';
import { AppModel } from '../../model/app-model';
import { Workload } from '../../model/workload';
import { isObject } from '../../objects/plain-object';

/** What some controls of Pod Security "restricted" forbid in the pods of a workload, in any known version of Kubernetes. */
export function placesOf(workload: Workload, controls: readonly string[], model: AppModel): Place[] {
  const violations = model.once(evaluateAll).get(workload) ?? [];
  return violations.filter(({ control }) => controls.includes(control)).map(violation => placeOf(workload, violation));
}

/** The pods that violate anything. Pods that are equal in what the controls look at are evaluated once, for all rules together. */
function evaluateAll(model: AppModel): ReadonlyMap<Workload, readonly PodSecurityViolation[]> {
  const found = new Map<Workload, readonly PodSecurityViolation[]>();
  const evaluated = new Map<string, readonly PodSecurityViolation[]>();
  for (const workload of model.workloads) {
    if (model.isContext(workload.object)) { continue; }
    const pod = relevantPart(podOf(workload));
    const text = JSON.stringify(pod);
    const violations = evaluated.get(text) ?? evaluatePodSecurityByVersion(pod, 'restricted');
    evaluated.set(text, violations);
    if (violations.length > 0) { found.set(workload, violations); }
  }
  return found;
}

/** A template that is no object is judged as a spec that is none, so that it does not pass for a pod that does nothing. */
function podOf({ object, pod, podPath }: Workload): PodManifest {
  const written = valueAt(object.manifest, podPath);
  return written === undefined || written === null || isObject(written) ? pod : { spec: written };
}
