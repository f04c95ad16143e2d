import { AppModel } from '../../model/app-model';

/** The names of the Secrets of an app: a value that equals one is not itself a secret. */
export function namesOfSecrets(model: AppModel): ReadonlySet<string> {
  return new Set(model.objectsOf('', 'Secret').map(({ name }) => name));
}
