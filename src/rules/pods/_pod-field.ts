import { field } from '../../kubernetes/pod-security/pod';
import { Workload } from '../../model/workload';
import { podPath } from '../_paths';
import { Violation } from '../rule';

/** What is wrong with one field of the pods of some workloads. */
export function* podField(
  workloads: readonly Workload[], name: string, judge: (value: unknown) => Pick<Violation, 'message' | 'fix'> | undefined,
): Generator<Violation> {
  for (const workload of workloads) {
    const verdict = judge(field(workload.pod.spec, name));
    if (verdict) { yield { object: workload.object, path: podPath(workload, name), key: 'pod', ...verdict }; }
  }
}
