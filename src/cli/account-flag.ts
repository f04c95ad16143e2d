import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { AppModel } from '../model/app-model';
import { ServiceAccount } from '../model/workload';
import { nearest } from '../text/nearest';
import { printable } from '../text/printable';

/** `system:serviceaccount:shop:web`, as kubectl writes it. */
const USER = /^system:serviceaccount:([^:/]+):([^:/]+)$/;

/**
 * The account that an option names: as `NAMESPACE/NAME`, as a user name of the API
 * server, or as `NAME` if it is unique.
 *
 * @throws InputError if no account or several have the name
 */
export function accountNamed(option: string, value: string, model: AppModel): ServiceAccount {
  const [, namespace, name] = USER.exec(value) ?? /^(?:([^/]+)\/)?([^/]+)$/s.exec(value) ?? [];
  if (name === undefined) { throw new InputError(`${option} names an account as NAMESPACE/NAME, got ${quote(value)}`); }
  const alike = model.serviceAccounts.filter(account => account.name === name && (namespace === undefined || account.namespace === namespace));
  if (alike.length === 1) { return alike[0]; }
  if (alike.length > 1) {
    throw new InputError(`${option} ${quote(value)} may be ${alike.map(nameOf).slice(0, 5).join(', ')}${alike.length > 5 ? ` and ${alike.length - 5} more` : ''}; write which`);
  }
  throw new InputError(`there is no ServiceAccount ${quote(value)} in the input${hint(namespace === undefined ? name : `${namespace}/${name}`, name, model)}`);
}

/** Suggests similar accounts. */
function hint(asked: string, name: string, model: AppModel): string {
  const ofName = model.serviceAccounts.filter(account => account.name === name).map(nameOf);
  const known = model.serviceAccounts.map(nameOf);
  const meant = nearest(asked, known);
  const names = [...new Set([...ofName, ...meant === undefined ? [] : [meant]])].slice(0, 3);
  if (names.length > 0) { return `; did you mean ${names.join(' or ')}?`; }
  return known.length === 0 ? ', which has none' : `; there are ${known.slice(0, 5).join(', ')}${known.length > 5 ? ` and ${known.length - 5} more` : ''}`;
}

function nameOf({ namespace, name }: ServiceAccount): string {
  return printable(namespace === undefined ? `${name} (without a namespace)` : `${namespace}/${name}`);
}
