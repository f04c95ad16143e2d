import { nameText } from './name-text';

/** A subject of a binding as text for keys of findings; with the namespace, if a ServiceAccount is written with one. */
export function subjectKeyOf(kind: string, name: string, namespace: string | null | undefined): string {
  return `${kind} ${kind === 'ServiceAccount' && namespace ? `${namespace}/` : ''}${nameText(name)}`;
}
