import { isCode } from './wrap';
import { Finding } from '../audit/finding';

/** What stands before a fix. */
export function fixTitle({ fixIsExample }: Pick<Finding, 'fixIsExample'>): string {
  return fixIsExample ? 'For example:' : 'Fix:';
}

/** How to fix it, with lines to copy on lines of their own. */
export function fixText(finding: Pick<Finding, 'fix' | 'fixIsExample'>): string {
  return `${fixTitle(finding)}${isCode(finding.fix) ? '\n' : ' '}${finding.fix}`;
}
