import { auditPaths } from './audit-paths';
import { AuditFlags } from './commands/audit';
import { Io, write } from './io';
import { AuditResult } from '../audit/finding';
import { InputError } from '../audit/input-error';
import { AcceptedValues } from '../fix/accepted-values';
import { FixedFile, fixFiles } from '../fix/fix-files';
import { unifiedDiff } from '../fix/unified-diff';
import { readText } from '../manifest/read-text';
import { exitCode } from '../report/outcome';
import { count, summarize } from '../report/summary';
import { writeFiles } from '../report/write-files';
import { restricted } from '../rules/packs';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { printable } from '../text/printable';
import { SafeText, safeText } from '../text/safe-text';

/** The flags of the command, as written. */
export interface FixFlags extends AuditFlags {
  readonly dryRun?: boolean;
}

/** The maximum number of files in the summary. */
const NAMED_FILES = 10;

/** The maximum number of rules in the summary. */
const NAMED_RULES = 10;

/**
 * Writes the fixes that cannot break a program, and reports what they resolve and
 * what remains.
 *
 * @returns the exit code
 */
export async function fixPaths(paths: readonly string[], { dryRun = false, ...flags }: FixFlags, io: Io): Promise<number> {
  if (paths.includes('-')) { throw new InputError('can\'t fix standard input; name files or directories'); }
  if (flags.render) { throw new InputError('can\'t fix rendered output; leave out --render'); }
  const named = paths.length === 0 ? ['dist/'] : paths;
  return auditPaths(named, flags, io, async ({ model, result, settings, isExcluded, auditOther }) => {
    const { complete, context, namespace, failOn, rules } = settings;
    const switchedOff = Object.fromEntries(Object.entries(rules).filter(([, severity]) => severity === 'off'));
    const accepted = new AcceptedValues({
      everything: auditOther(model.objects, { ...EVERYTHING, rules: EVERY_RULE }).findings,
      open: auditOther(model.objects, { pack: restricted, rules: { ...EVERY_RULE, ...switchedOff } }).findings,
    });
    const files = fixFiles(named, { complete, context, namespace, isExcluded, isKept: (target, path) => accepted.include(target, path) });
    if (dryRun) {
      await write(io.stdout, safeText(files.map(({ path, before, after }) => unifiedDiff(printable(path), before, after)).join('')));
    } else {
      // The content of input files is written back unescaped.
      writeFiles(files.map(({ path, after }) => ({ path, content: after as SafeText })));
    }
    const changed = new Set(files.map(({ path }) => path));
    const unchanged = model.objects.filter(({ origin }) => origin.file === undefined || !changed.has(origin.file));
    const after = auditOther([...unchanged, ...files.flatMap(file => readText(file.after, file.path).objects)]);
    await write(io.stderr, safeText([
      `${dryRun ? 'Would fix' : 'Fixed'} ${count(files.length, 'file')}${files.length === 0 ? '' : `: ${namesOf(files)}`}`,
      ...resolvedLines(result, after),
      summarize(after, failOn).text,
      ...after.findings.length === 0 ? [] : [`${dryRun ? 'Would remain' : 'Remaining'}: ${count(after.findings.length, 'finding')}; least-privilege audit ${named.map(printable).join(' ')} lists them${dryRun ? ', and what would be fixed' : ''}.`],
      '',
    ].join('\n')));
    return exitCode(after, failOn);
  });
}

/** Options that report every finding a change could resolve. */
const EVERYTHING = { pack: restricted, acceptances: { inline: false }, overrides: [], exceptions: [], findings: [], baseline: undefined } as const;

const EVERY_RULE = Object.fromEntries(RULE_DESCRIPTIONS.map(({ id }) => [id, 'low' as const]));

function namesOf(files: readonly FixedFile[]): string {
  const more = files.length > NAMED_FILES ? ` and ${files.length - NAMED_FILES} more` : '';
  return `${files.slice(0, NAMED_FILES).map(({ path }) => printable(path)).join(', ')}${more}`;
}

/** The number of resolved findings by rule, highest first. */
function resolvedLines(before: AuditResult, after: AuditResult): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of before.findings) { counts.set(rule, (counts.get(rule) ?? 0) + 1); }
  for (const { rule } of after.findings) { counts.set(rule, (counts.get(rule) ?? 0) - 1); }
  const resolved = [...counts].filter(([, number]) => number > 0).sort(([a, most], [b, other]) => other - most || (a < b ? -1 : 1));
  return [
    ...resolved.slice(0, NAMED_RULES).map(([rule, number]) => `  ${rule}: ${count(number, 'finding')}`),
    ...resolved.length > NAMED_RULES ? [`  and ${count(resolved.length - NAMED_RULES, 'more rule')}`] : [],
  ];
}
