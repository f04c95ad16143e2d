import { forbiddenFields } from './_pod-security';
import { POD_SECURITY_CONTROLS } from '../../kubernetes/pod-security';
import { POD_SECURITY_LABEL_PREFIX } from '../../kubernetes/pod-security/namespace-labels';
import { AppModel } from '../../model/app-model';
import { listed, nameOf } from '../_text';
import { ObjectViolation } from '../rule';

/** The label that enforces "restricted". An example where it would reject pods of the app. */
export function restrictedLabelFix(namespace: string, model: AppModel): Pick<ObjectViolation, 'fix' | 'fixIsExample'> {
  const fix = `${POD_SECURITY_LABEL_PREFIX}enforce: restricted`;
  const rejected = model.once(rejectedByNamespace).get(namespace);
  return rejected === undefined ? { fix } : { fix: `${fix} # rejects the pods of ${listed(rejected)} until they are hardened`, fixIsExample: true };
}

/** The workloads whose pods "restricted" rejects. */
function rejectedByNamespace(model: AppModel): ReadonlyMap<string | undefined, readonly string[]> {
  const controls = POD_SECURITY_CONTROLS.map(({ id }) => id);
  const rejected = new Map<string | undefined, string[]>();
  for (const workload of model.workloads) {
    if (forbiddenFields(workload, controls, model).length === 0) { continue; }
    const name = nameOf(workload.object);
    const names = rejected.get(workload.namespace);
    if (names) { names.push(name); } else { rejected.set(workload.namespace, [name]); }
  }
  return rejected;
}
