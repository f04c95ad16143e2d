import { RuleDescription } from '../rule';

export const expiredAcceptance: RuleDescription = {
  id: 'expired-acceptance',
  summary: 'An acceptance has expired',
  remedy: 'review the acceptance again',
  why: 'The risk was accepted until that date only, to be reviewed afterwards. '
    + 'The acceptance no longer applies, so the finding it covered is reported again if it still exists.',
  fix: {
    construct: 'Findings.of(construct).accept({ rule: \'read-secrets\', finding: \'secrets get,list\', reason: \'restores backups\', until: \'2030-01-31\' }) // a later date, or fix the finding and remove it',
    yaml: '# fix the finding and remove the line, or review the risk and set a later date: until=YYYY-MM-DD',
  },
  references: [],
};
