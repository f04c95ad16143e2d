import { isCode } from './wrap';

/** How to mend it, with lines to copy on lines of their own. */
export function fixText(fix: string): string {
  return `Fix:${isCode(fix) ? '\n' : ' '}${fix}`;
}
