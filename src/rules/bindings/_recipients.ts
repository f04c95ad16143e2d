import { hasNoSubjects } from './_text';
import { bindingKey } from '../../kubernetes/rbac/binding-key';
import { isMasters } from '../../kubernetes/rbac/masters';
import { Path } from '../../manifest/path';
import { Binding, Subject } from '../../model/service-account';
import { subjectText, writtenSubject } from '../_subject';

/** Who gets the role of a binding. A dozen rules look at each, and hardly any finds something. */
export class Recipient {
  /** @param subject Unset where the subjects of the binding can't be read. */
  public constructor(private readonly binding: Binding, public readonly subject?: Subject) {}

  public get path(): Path {
    return this.subject?.path ?? ['roleRef', 'name'];
  }

  /** Names the role and the subject. */
  public get key(): string {
    const { binding, subject } = this;
    return bindingKey(binding.roleRef, subject ? writtenSubject(subject, binding) : { kind: 'its', name: 'subjects' });
  }

  /** As messages name it. */
  public get text(): string {
    return this.subject ? subjectText(this.subject) : 'its subjects';
  }

  /** Whether it gets nothing by a binding. */
  public get getsNothing(): boolean {
    return this.subject !== undefined && isMasters(this.subject);
  }
}

/** The subjects of a binding; what can't be read is no empty list. */
export function recipientsOf(binding: Binding): readonly Recipient[] {
  const { subjects } = binding;
  return subjects.length === 0 && !hasNoSubjects(binding) ? [new Recipient(binding)] : subjects.map(subject => new Recipient(binding, subject));
}
