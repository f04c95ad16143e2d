import { RuleDescription } from '../rule';

export const unknownRuleAcceptance: RuleDescription = {
  id: 'unknown-rule-acceptance',
  summary: 'An acceptance names a rule that does not exist',
  remedy: 'name a rule that exists',
  why: 'It accepts nothing, although its author expects it to. The usual cause is a misspelled rule id.',
  fix: {
    construct: 'Findings.of(construct).accept({ rule: \'read-secrets\', finding: \'secrets get,list\', reason: \'restores backups\' })',
    yaml: 'cdk8s-least-privilege/accept.<id of a rule>: \'[<key>] <why>\'',
  },
  references: [],
};
