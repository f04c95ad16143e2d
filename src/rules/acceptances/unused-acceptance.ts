import { RuleDescription } from '../rule';

export const unusedAcceptance: RuleDescription = {
  id: 'unused-acceptance',
  summary: 'An acceptance matches no finding, or an override no object',
  remedy: 'remove the acceptance',
  why: 'The defect was mended, or the key or the rule was never right. Left where it is, it accepts the defect on the day it comes back, and nobody decides about it then. '
    + 'The same acceptance on several objects is one, inherited from a construct: it is used as soon as one of them has the finding. '
    + 'Acceptances of rules that are not checked in this run are left alone. '
    + 'An entry of overrides that applies to no object does not do what its author believes, or does it one day to other objects.',
  fix: {
    construct: '// remove the Findings.of(...).accept({...}), the .because(...) or the Relaxation that wrote it, or give it the key that the report shows',
    yaml: '# remove the line from the annotation or the entry of the configuration, or give it the key that the report shows',
  },
  references: [],
};
