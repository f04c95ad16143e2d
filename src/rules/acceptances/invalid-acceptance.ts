import { RuleDescription } from '../rule';

export const invalidAcceptance: RuleDescription = {
  id: 'invalid-acceptance',
  summary: 'An acceptance is malformed, gives no reason, or is in a place where acceptances are not read',
  remedy: 'correct the acceptance',
  why: 'It accepts nothing. A line consists of an optional key in brackets, a reason of at least 10 characters, and optionally owner=, ticket= and until= (the last day, as YYYY-MM-DD), each a single word. '
    + 'A date in another format would never expire, and an unclosed bracket would accept every finding of the rule, so neither is guessed. '
    + 'Acceptances are read from the annotations of an object and of its pod template, under cdk8s-least-privilege/accept.<rule>. A label or a misspelled name accepts nothing.',
  fix: {
    construct: 'Findings.of(construct).accept({ rule: \'read-secrets\', finding: \'secrets get,list\', reason: \'restores backups\', until: \'2030-01-31\' })',
    yaml: 'cdk8s-least-privilege/accept.read-secrets: \'[secrets get,list] restores backups until=2030-01-31\'',
  },
  references: [],
};
