import { hasNoSubjects } from './_text';
import { bindingKey } from '../../kubernetes/rbac/binding-key';
import { isMasters } from '../../kubernetes/rbac/masters';
import { Path } from '../../manifest/path';
import { Binding, Subject } from '../../model/service-account';
import { subjectText, writtenSubject } from '../_subject';

/** A recipient of the role of a binding. A dozen rules evaluate each, and most report nothing. */
export class Recipient {
  /** @param subject Unset if the subjects of the binding can't be read. */
  public constructor(private readonly binding: Binding, public readonly subject?: Subject) {}

  public get path(): Path {
    return this.subject?.path ?? ['roleRef', 'name'];
  }

  /** Names the role and the subject. */
  public get key(): string {
    const { binding, subject } = this;
    return bindingKey(binding.roleRef, subject ? writtenSubject(subject, binding) : { kind: 'its', name: 'subjects' });
  }

  /** The recipient as messages name it. */
  public get text(): string {
    return this.subject ? subjectText(this.subject) : 'its subjects';
  }

  /** Whether the binding grants it nothing. */
  public get getsNothing(): boolean {
    return this.subject !== undefined && isMasters(this.subject);
  }
}

/** The subjects of a binding. Unreadable subjects do not count as an empty list. */
export function recipientsOf(binding: Binding): readonly Recipient[] {
  const { subjects } = binding;
  return subjects.length === 0 && !hasNoSubjects(binding) ? [new Recipient(binding)] : subjects.map(subject => new Recipient(binding, subject));
}
