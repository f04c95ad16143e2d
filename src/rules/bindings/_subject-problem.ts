import { explainSubject, SubjectProblem } from '../../kubernetes/rbac/subject-problem';
import { Binding, Subject } from '../../model/service-account';
import { items } from '../../objects/lists';

/** Why a subject is granted nothing, according to its fields in the manifest. */
export function subjectProblem({ path }: Subject, { object }: Binding): SubjectProblem | undefined {
  const written = items(object.manifest.subjects)[path[1] as number];
  return written && explainSubject(written);
}
