const CONTEXT = 3;

/** The lines that were added or changed in place, in the format of `diff -u`. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const steps = stepsOf(old, now);
  const near = steps.map((_, index) => steps.slice(Math.max(index - CONTEXT, 0), index + CONTEXT + 1).some(({ sign }) => sign !== ' '));
  const out = [`--- ${path}`, `+++ ${path}`];
  for (let index = 0; index < steps.length; index++) {
    if (!near[index]) { continue; }
    let end = index;
    while (end < steps.length && near[end]) { end++; }
    const hunk = steps.slice(index, end);
    const count = (without: string): number => hunk.filter(({ sign }) => sign !== without).length;
    out.push(`@@ -${hunk[0].oldLine},${count('+')} +${hunk[0].newLine},${count('-')} @@`, ...hunk.map(({ sign, text }) => `${sign}${text}`));
    index = end;
  }
  return `${out.join('\n')}\n`;
}

interface Step {
  readonly sign: ' ' | '+' | '-';
  readonly text: string;
  readonly oldLine: number;
  readonly newLine: number;
}

/** Lines are never removed; an old line is either kept, or changed in place. */
function stepsOf(old: readonly string[], now: readonly string[]): Step[] {
  const steps: Step[] = [];
  let at = 0;
  for (const [index, text] of old.entries()) {
    const position = { oldLine: index + 1, newLine: at + 1 };
    const found = now.indexOf(text, at);
    const room = now.length - at - (old.length - index);
    if (found === -1 || found - at > room) {
      steps.push({ sign: '-', text, ...position }, { sign: '+', text: now[at], ...position });
      at++;
      continue;
    }
    for (; at < found; at++) { steps.push({ sign: '+', text: now[at], oldLine: index + 1, newLine: at + 1 }); }
    steps.push({ sign: ' ', text, oldLine: index + 1, newLine: at + 1 });
    at++;
  }
  for (; at < now.length; at++) { steps.push({ sign: '+', text: now[at], oldLine: old.length + 1, newLine: at + 1 }); }
  return steps;
}
