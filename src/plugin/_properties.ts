import { checkCustomRules } from '../audit/custom-rules';
import { InputError } from '../audit/input-error';
import { LeastPrivilegeChecksProps } from '../checks/least-privilege-checks-props';
import { configurationSchema } from '../configuration/schema';
import { explainSchemaError } from '../configuration/schema-errors';
import { Rule } from '../rules/rule';

/**
 * Checks properties that come from `cdk8s.yaml`, where no compiler looks at them.
 * One that nobody reads would be a check that nobody makes.
 *
 * @throws InputError if there is one that means nothing
 */
export function checkProperties({ customRules, customPack: _, ...properties }: LeastPrivilegeChecksProps): void {
  checkCustomRules(customRules ?? []);
  if (Object.keys(properties).length === 0) { return; }
  // It takes longer to load than most validations.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Ajv } = require('ajv') as typeof import('ajv');
  const validate = new Ajv({ allErrors: true, verbose: true }).compile(schema(customRules));
  if (validate(properties)) { return; }
  throw new InputError((validate.errors ?? []).map(explainSchemaError).map(({ message }) => `the properties of LeastPrivilegeValidation: ${message}`).join('\n'));
}

interface ConfigurationSchema {
  readonly properties: {
    readonly cluster: { readonly properties: { readonly apiAudiences: object } };
    readonly acceptances: object;
    readonly foreign: object;
    readonly extends: object;
    readonly unknown: object;
  };
}

/** Like that of `least-privilege.yaml`, with the names that the properties of `LeastPrivilegeChecks` have. */
function schema(customRules?: readonly Rule[]): object {
  const { cluster, acceptances: _, extends: __, unknown: ___, foreign: ____, ...shared } = (configurationSchema(customRules) as ConfigurationSchema).properties;
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...shared,
      apiAudiences: cluster.properties.apiAudiences,
      configurationFile: { type: 'string', minLength: 1 },
      policy: { type: 'string', minLength: 1 },
      reportFile: { type: 'string', minLength: 1 },
      warnOnly: { type: 'boolean' },
    },
  };
}
