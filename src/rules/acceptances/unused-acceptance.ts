import { RuleDescription } from '../rule';

export const unusedAcceptance: RuleDescription = {
  id: 'unused-acceptance',
  summary: 'An acceptance matches no finding, or an override matches no object',
  remedy: 'remove what has no effect',
  why: 'The defect was fixed, or the key or the rule was wrong from the start. If the acceptance stays, it silently accepts the defect when it returns. '
    + 'Identical acceptances on several objects count as one that they inherit from a construct: it is used if any of the objects has the finding. '
    + 'Acceptances of rules that are not checked in this run are not reported. '
    + 'An entry of overrides that matches no object does not do what its author expects, and may match other objects later.',
  fix: {
    construct: '// remove the Findings.of(...).accept({...}), the .because(...) or the Relaxation that wrote it, or give it the key that the report shows',
    yaml: '# remove the line from the annotation or the entry from the configuration, or use the key that the report shows',
  },
  references: [],
};
