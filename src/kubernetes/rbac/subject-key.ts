import { nameText } from './name-text';

/** A subject of a binding as the keys of findings name it: by its namespace too, where a ServiceAccount is written with one. */
export function subjectKeyOf(kind: string, name: string, namespace: string | null | undefined): string {
  return `${kind} ${kind === 'ServiceAccount' && namespace ? `${namespace}/` : ''}${nameText(name)}`;
}
