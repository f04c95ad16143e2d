import { WrittenSubject } from '../kubernetes/rbac/binding-key';
import { subjectKeyOf } from '../kubernetes/rbac/subject-key';
import { AppModel } from '../model/app-model';
import { Binding, Subject } from '../model/service-account';
import { ServiceAccount } from '../model/workload';
import { items } from '../objects/lists';

/** A subject as messages name it: `ServiceAccount production/payments`, `Group system:masters`. */
export function subjectText({ kind, name, namespace }: Subject): string {
  return kind === 'ServiceAccount' ? `${kind} ${qualified(namespace, name)}` : `${kind} ${name}`;
}

/** A subject as written in the manifest: a key must not change with what is known about the app. */
export function writtenSubject({ kind, name, path }: Subject, { object }: Binding): WrittenSubject {
  return { kind, name, namespace: items(object.manifest.subjects)[Number(path[1])]?.namespace || undefined };
}

/** A subject as keys name it. */
export function subjectKey(subject: Subject, binding: Binding): string {
  const { kind, name, namespace } = writtenSubject(subject, binding);
  return subjectKeyOf(kind, name, namespace);
}

/** The one ServiceAccount that a subject stands for, whether it is named as a ServiceAccount, a User or a Group. */
export function accountName({ accounts }: Pick<Subject, 'accounts'>): { readonly namespace: string | undefined; readonly name: string } | undefined {
  return accounts?.scope === 'account' ? { namespace: accounts.namespace, name: accounts.name! } : undefined;
}

/** The one ServiceAccount that a subject stands for, if the model has it. */
export function accountOf(subject: Subject, model: AppModel): ServiceAccount | undefined {
  const found = accountName(subject);
  return found && model.serviceAccount(found.namespace, found.name);
}

/** The name of a namespaced object, as in `production/payments`. */
export function qualified(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
