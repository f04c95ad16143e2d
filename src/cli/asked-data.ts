import { AccessQuestion } from '../access/access-question';
import { AskedAccess } from '../report/access-document';

/** A question as data, with its text for humans. */
export function askedData({ text, request: { verb, apiGroup, resource, name, namespace, path } }: AccessQuestion): AskedAccess {
  return {
    text,
    verb,
    ...path === undefined ? { apiGroup, resource } : { nonResourceUrl: path },
    ...name === undefined ? {} : { name },
    ...namespace === undefined ? {} : { namespace },
  };
}
