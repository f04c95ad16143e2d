import { RuleDescription } from '../rule';

export const belowPolicy: RuleDescription = {
  id: 'below-policy',
  summary: 'A configuration asks for less than the policy',
  remedy: 'remove what goes below the policy',
  why: 'A policy (--policy) is the least that counts. A configuration, a flag or a property that goes below it has no effect: the policy counts. '
    + 'It is reported because whoever wrote it believes that it does, or tries to get around the policy.',
  fix: {
    construct: '// remove the property that goes below the policy; ask the owner of the policy for an exception',
    yaml: '# remove the key that goes below the policy; ask the owner of the policy for an exception',
  },
  references: [],
};
