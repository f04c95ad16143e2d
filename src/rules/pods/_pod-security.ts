import { ForbiddenField, forbiddenField } from './_forbidden-field';
import { evaluatePodSecurityByVersion, PodSecurityViolation, relevantPart } from '../../kubernetes/pod-security';
import { AppModel } from '../../model/app-model';
import { Workload } from '../../model/workload';

/** The fields of a workload's pods that the given controls of Pod Security "restricted" forbid, in any known version of Kubernetes. */
export function forbiddenFields(workload: Workload, controls: readonly string[], model: AppModel): ForbiddenField[] {
  const violations = model.once(evaluateAll).get(workload) ?? [];
  const forbidden = violations.filter(({ control }) => controls.includes(control)).map(violation => forbiddenField(workload, violation));
  const part = model.partOf(workload.object);
  // Fields that a controller may set later are not violations when missing.
  return part === undefined ? forbidden : forbidden.filter(({ path }) => !part.isUnknown([...workload.podPath, ...path]));
}

/** The pods with violations. Pods that are equal in all evaluated fields are evaluated once, for all rules together. */
function evaluateAll(model: AppModel): ReadonlyMap<Workload, readonly PodSecurityViolation[]> {
  const found = new Map<Workload, readonly PodSecurityViolation[]>();
  const evaluated = new Map<string, readonly PodSecurityViolation[]>();
  for (const workload of model.workloads) {
    if (model.isContext(workload.object)) { continue; }
    const pod = relevantPart(workload.pod);
    const text = JSON.stringify(pod);
    const violations = evaluated.get(text) ?? evaluatePodSecurityByVersion(pod, 'restricted');
    evaluated.set(text, violations);
    if (violations.length > 0) { found.set(workload, violations); }
  }
  return found;
}
