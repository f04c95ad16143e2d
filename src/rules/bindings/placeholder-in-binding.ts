import { recipientRule } from './_binding-rule';
import { isGrantedByDefault, limitForEveryone } from './_everybody';
import { roleText, scopeText } from './_text';
import { isTemplated } from '../../kubernetes/names';
import { Subject } from '../../model/service-account';
import { placeholderStart, UNREADABLE } from '../../objects/placeholder';
import { kubernetes, mitre, owaspKubernetes } from '../references';
import { SeverityName } from '../severity';

export const placeholderInBinding = recipientRule({
  id: 'placeholder-in-binding',
  summary: 'The subjects of a binding are filled in by another tool and cannot be checked',
  remedy: 'write the subjects out, or check the rendered binding',
  why: 'A subject such as ${GROUP} can become any subject when the manifest is rendered, including system:unauthenticated. The subjects that then hold the role were not checked. '
    + 'When unknown findings count as known, the severity is high for users and groups that may become everyone, and medium for the name of a ServiceAccount.',
  fix: {
    construct: 'role.bind(account)',
    yaml: [
      'subjects:  # write the subjects out, or audit the rendered manifest',
      '- kind: ServiceAccount',
      '  name: payments',
      '  namespace: production',
    ].join('\n'),
  },
  references: [
    owaspKubernetes('K02'),
    mitre('T1098.006'),
    kubernetes('Using RBAC Authorization: referring to subjects', 'reference/access-authn-authz/rbac/#referring-to-subjects'),
  ],
}, (recipient, binding, model) => {
  const { subject } = recipient;
  if (!subject) { return undefined; }
  const { kind, name, namespace, refused } = subject;
  const isFilledIn = [kind, name, kind === 'ServiceAccount' ? namespace : undefined].some(part => part !== undefined && part !== UNREADABLE && isTemplated(part));
  if (!isFilledIn || refused || isGrantedByDefault(binding, 'system:unauthenticated', model)) { return undefined; }
  const worst = worstOf(subject);
  return {
    message: `gives ${roleText(binding)} ${scopeText(binding)} to ${recipient.text}, which another tool fills in, so who gets the role is not known; audit the rendered manifest`,
    ...limitForEveryone(binding),
    unknown: true,
    ...worst === undefined ? {} : { worst },
  };
});

/** The severity of the worst subject it may become: a group of everyone, the default ServiceAccount, or a user with a known name. */
function worstOf({ kind, name }: Subject): SeverityName | undefined {
  if (isTemplated(kind)) { return 'high'; }
  const start = placeholderStart(name);
  if (start === undefined) { return undefined; }
  const written = name.slice(0, start);
  if (kind === 'ServiceAccount') { return 'medium'; }
  return written.startsWith('system:') || 'system:'.startsWith(written) ? 'high' : undefined;
}
