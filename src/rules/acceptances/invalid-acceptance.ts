import { RuleDescription } from '../rule';

export const invalidAcceptance: RuleDescription = {
  id: 'invalid-acceptance',
  summary: 'An acceptance can\'t be read, gives no reason, or stands where none is read',
  remedy: 'correct the acceptance',
  why: 'It accepts nothing. A line is an optional key in brackets, a reason of at least 10 characters, and optionally owner=, ticket= and until= with a last day as YYYY-MM-DD, each one word. '
    + 'A date that is written otherwise would never end, and a bracket that is not closed would accept every finding of the rule; so neither is guessed at. '
    + 'Acceptances are read from the annotations of an object and of its pod template, under cdk8s-least-privilege/accept.<rule>; a label or a misspelt name accepts nothing.',
  fix: {
    construct: 'Findings.of(construct).accept({ rule: \'read-secrets\', finding: \'secrets get,list\', reason: \'restores backups\', until: \'2030-01-31\' })',
    yaml: 'cdk8s-least-privilege/accept.read-secrets: \'[secrets get,list] restores backups until=2030-01-31\'',
  },
  references: [],
};
