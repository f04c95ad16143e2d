import { RuleDescription } from '../rule';

export const expiredAcceptance: RuleDescription = {
  id: 'expired-acceptance',
  summary: 'The last day of an acceptance has passed',
  remedy: 'review the acceptance again',
  why: 'Somebody decided that the risk is fine until that day, and wanted it to be decided again afterwards. '
    + 'The acceptance no longer holds, so what it accepted is reported too, if it is still there.',
  fix: {
    construct: 'Findings.of(construct).accept({ rule: \'read-secrets\', finding: \'secrets get,list\', reason: \'restores backups\', until: \'2030-01-31\' }) // a later day, or mend what it accepts and remove it',
    yaml: '# mend what is accepted and remove the line, or decide again and end it in a later day: until=YYYY-MM-DD',
  },
  references: [],
};
