import { checkCustomRules } from '../audit/custom-rules';
import { InputError } from '../audit/input-error';
import { LeastPrivilegeChecksProps } from '../checks/least-privilege-checks-props';
import { configurationSchema, FILE_KEYS } from '../configuration/schema';
import { schemaProblems } from '../configuration/schema-errors';
import { Rule } from '../rules/rule';

/**
 * Validates properties from `cdk8s.yaml`, which no compiler checks. An ignored
 * property would be a skipped check.
 *
 * @throws InputError if a property is invalid
 */
export function checkProperties({ customRules, customPack: _, ...properties }: LeastPrivilegeChecksProps): void {
  checkCustomRules(customRules ?? []);
  if (Object.keys(properties).length === 0) { return; }
  const problems = schemaProblems(schema(customRules), properties);
  if (problems.length > 0) { throw new InputError(problems.map(({ message }) => `the properties of LeastPrivilegeValidation: ${message}`).join('\n')); }
}

/** The properties of `least-privilege.yaml`, without those only a file has, and with the file paths only an entry point can set. */
function schema(customRules?: readonly Rule[]): object {
  const shared = Object.entries(configurationSchema(customRules).properties).filter(([key]) => !FILE_KEYS.includes(key));
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(shared),
      configurationFile: { type: 'string', minLength: 1 },
      policy: { type: 'string', minLength: 1 },
      reportFile: { type: 'string', minLength: 1 },
    },
  };
}
