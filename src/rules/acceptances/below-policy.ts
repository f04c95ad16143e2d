import { RuleDescription } from '../rule';

export const belowPolicy: RuleDescription = {
  id: 'below-policy',
  summary: 'A configuration is less strict than the policy',
  remedy: 'remove the settings that are below the policy',
  why: 'A policy (--policy) sets the minimum. A configuration file, flag or property that is less strict has no effect: the policy takes precedence. '
    + 'It is reported because its author either expects it to work or tries to bypass the policy.',
  fix: {
    construct: '// remove the property that goes below the policy; ask the owner of the policy for an exception',
    yaml: '# remove the key that is below the policy; ask the owner of the policy for an exception',
  },
  references: [],
};
