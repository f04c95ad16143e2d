import { basename } from 'path';
import { RULE_FOLDERS } from './_rule-folders';
import { idsIn } from './_rules-of';

/** Whether tests have seen a rule report something, and report nothing. */
interface Seen { fired: boolean; quiet: boolean }

/** What was seen of the rule that the running test file is named after; each test file has its own copy. */
const seen: Seen = { fired: false, quiet: false };
const tested = basename(expect.getState().testPath ?? '').replace(/\.test\.ts$/, '');

/** Records how many findings of a rule a test has seen. */
export function note(id: string, findings: number): void {
  if (id !== tested) { return; }
  if (findings > 0) { seen.fired = true; } else { seen.quiet = true; }
}

// A rule that never reports anything is useless, and so is one that always does.
if (RULE_FOLDERS.some(folder => idsIn(folder).includes(tested))) {
  afterAll(() => {
    const missing = [...seen.fired ? [] : ['in which it fires'], ...seen.quiet ? [] : ['in which it stays quiet']];
    if (missing.length > 0) { throw new Error(`${tested} has no test ${missing.join(' and none ')} (or not all of them were run)`); }
  });
}
