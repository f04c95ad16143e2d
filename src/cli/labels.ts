import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';

/** As in Kubernetes, without the length limit. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?$/;

/**
 * Reads the values of `--label`.
 *
 * @throws InputError if one has no name or value, or a name is repeated
 */
export function parseLabels(values: readonly string[]): { readonly [name: string]: string } {
  const labels = new Map<string, string>();
  for (const label of values) {
    const [, name, value] = /^([^=]*)=(.+)$/s.exec(label) ?? [];
    if (name === undefined || !NAME.test(name)) {
      throw new InputError(`--label takes a name of letters, digits, ".", "_", "/" and "-", and a value, as in --label cluster=prod; got ${quote(label)}`);
    }
    if (labels.has(name)) { throw new InputError(`--label ${name} is given twice; leave one out`); }
    labels.set(name, value);
  }
  return Object.fromEntries(labels);
}
