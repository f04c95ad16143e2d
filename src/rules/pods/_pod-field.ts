import { judgedWorkloads } from './_judged';
import { field } from '../../kubernetes/pod-security/pod';
import { AppModel } from '../../model/app-model';
import { podPath } from '../_paths';
import { Violation } from '../rule';

/** What is wrong with one field of the pods of an app. */
export function* podField(
  model: AppModel, name: string, judge: (value: unknown) => Pick<Violation, 'message' | 'fix'> | undefined,
): Generator<Violation> {
  for (const workload of judgedWorkloads(model)) {
    const verdict = judge(field(workload.pod.spec, name));
    if (verdict) { yield { object: workload.object, path: podPath(workload, name), key: 'pod', ...verdict }; }
  }
}
