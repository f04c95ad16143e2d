import { bindingKey } from '../../kubernetes/rbac/binding-key';
import { isMasters } from '../../kubernetes/rbac/masters';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Binding, Subject } from '../../model/service-account';
import { subjectText, writtenSubject } from '../_subject';

/** Who gets the role of a binding. */
export interface Recipient {
  /** Unset where the subjects of the binding can't be read. */
  readonly subject?: Subject;
  readonly path: Path;
  /** Names the role and the subject. */
  readonly key: string;
  /** As messages name it. */
  readonly text: string;
}

/** The subjects of a binding, each once; what can't be read is no empty list. */
export function recipientsOf(binding: Binding, model: AppModel): readonly Recipient[] {
  // A dozen rules ask.
  const known = model.once(recipientsByBinding);
  let recipients = known.get(binding);
  if (!recipients) { known.set(binding, recipients = findRecipients(binding)); }
  return recipients;
}

function recipientsByBinding(): Map<Binding, readonly Recipient[]> {
  return new Map();
}

function findRecipients(binding: Binding): readonly Recipient[] {
  const { object, roleRef, subjects } = binding;
  if (subjects.length === 0 && object.unreadable?.some(([field]) => field === 'subjects')) {
    return [{ path: ['roleRef', 'name'], key: bindingKey(roleRef, { kind: 'its', name: 'subjects' }), text: 'its subjects' }];
  }
  const recipients = new Map<string, Recipient>();
  for (const subject of subjects) {
    const key = bindingKey(roleRef, writtenSubject(subject, binding));
    // A subject that is listed twice is one defect.
    if (!recipients.has(key)) { recipients.set(key, { subject, path: subject.path, key, text: subjectText(subject) }); }
  }
  return [...recipients.values()];
}

/** Whether it gets nothing by a binding. */
export function getsNothing({ subject }: Recipient): boolean {
  return subject !== undefined && isMasters(subject);
}
