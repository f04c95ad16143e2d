import { RuleDescription } from '../rule';

export const forbiddenAcceptance: RuleDescription = {
  id: 'forbidden-acceptance',
  summary: 'An acceptance is not allowed',
  remedy: 'remove the acceptance',
  why: 'Some findings cannot be accepted: those that let every user, or a caller without credentials, take over the cluster, and those about acceptances themselves. '
    + 'The configuration can forbid acceptances for other rules, require an expiry date, an owner or a ticket, or limit how far in the future the expiry date is. '
    + 'The acceptance has no effect, so the finding it refers to is reported too.',
  fix: {
    construct: '// fix the finding and remove the acceptance, or add what the configuration requires',
    yaml: '# fix the finding and remove the line, or add what the configuration requires',
  },
  references: [],
};
