import { configurationSchema } from './schema';
import { schemaProblems } from './schema-errors';
import { AcceptancePolicy } from '../audit/acceptance-policy';
import { InputError } from '../audit/input-error';
import { Rule } from '../rules/rule';

/**
 * Checks requirements for acceptances that do not come from a file.
 *
 * @param customRules Rules that they may name besides the built-in ones.
 * @throws InputError that names the key and the reason
 */
export function checkAcceptances(acceptances: AcceptancePolicy, customRules?: readonly Rule[]): void {
  const { properties } = configurationSchema(customRules);
  const problems = schemaProblems({ type: 'object', properties: { acceptances: properties.acceptances } }, { acceptances });
  if (problems.length > 0) { throw new InputError(problems.map(({ message }) => message).join('\n')); }
}
