import { isCode } from './wrap';
import { Finding } from '../audit/finding';

/** The heading of a fix. */
export function fixTitle({ fixIsExample }: Pick<Finding, 'fixIsExample'>): string {
  return fixIsExample ? 'For example:' : 'Fix:';
}

/** How to fix a finding, with code to copy on separate lines. */
export function fixText(finding: Pick<Finding, 'fix' | 'fixIsExample'>): string {
  return `${fixTitle(finding)}${isCode(finding.fix) ? '\n' : ' '}${finding.fix}`;
}
