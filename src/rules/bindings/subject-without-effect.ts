import { subjectRule } from './_binding-rule';
import { subjectProblem } from './_subject-problem';
import { roleText } from './_text';
import { subjectKey, subjectText } from '../_subject';
import { kubernetes, owaspKubernetes } from '../references';

export const subjectWithoutEffect = subjectRule({
  id: 'subject-without-effect',
  summary: 'A binding names a subject that matches no request',
  remedy: 'correct or remove the subject',
  why: 'RBAC compares kind, API group and name of a subject exactly and does not support patterns. A subject that the API server rejects, or that no request can come from, is granted nothing. '
    + 'The account that needs the permission does not have it, and a reader of the manifest is misled.',
  fix: {
    construct: 'role.bind(account)',
    yaml: [
      'subjects:',
      '- kind: ServiceAccount',
      '  name: payments',
      '  namespace: production',
    ].join('\n'),
  },
  references: [
    owaspKubernetes('K02'),
    kubernetes('Using RBAC Authorization: referring to subjects', 'reference/access-authn-authz/rbac/#referring-to-subjects'),
  ],
}, (subject, binding) => {
  const problem = subjectProblem(subject, binding);
  if (!problem) { return undefined; }
  const { field, why, refused, fix } = problem;
  return {
    path: [...subject.path, field],
    key: subjectKey(subject, binding),
    message: `names ${subjectText(subject)} for ${roleText(binding)}, which ${why}, so ${refused ? 'the API server rejects the binding' : 'the binding grants it nothing'}`,
    ...fix === undefined ? {} : { fix },
  };
});
