import { RuleDescription } from '../rule';

export const forbiddenAcceptance: RuleDescription = {
  id: 'forbidden-acceptance',
  summary: 'An acceptance is not allowed',
  remedy: 'remove the acceptance',
  why: 'Some findings nothing can accept: what lets everybody, or a caller without credentials, take the cluster, and what is wrong with acceptances. '
    + 'Others are up to the configuration, which can forbid acceptances for a rule, demand a last day, an owner or a ticket, or limit how far away the last day is. '
    + 'The acceptance does not hold, so that what it would accept is reported too.',
  fix: {
    construct: '// mend what it would accept and remove the acceptance, or give it what the configuration demands',
    yaml: '# mend what it would accept and remove the line, or give it what the configuration demands',
  },
  references: [],
};
