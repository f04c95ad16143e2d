import { existsSync } from 'fs';
import { relative, resolve } from 'path';
import { auditPaths } from './audit-paths';
import { CI_SYSTEMS, ciFile, CiFile, ciOfRepository, CiSystem } from './ci-file';
import { InitFlags } from './commands/init';
import { Io, write } from './io';
import { oneOf } from './one-of';
import { Prompt } from './prompt';
import { baselineOf, formatBaseline } from '../audit/baseline';
import { AuditResult } from '../audit/finding';
import { InputError } from '../audit/input-error';
import { CONFIGURATION_FILE, repositoryRoot, searchConfiguration } from '../configuration/find-configuration';
import { resolveSettings } from '../configuration/settings';
import { failsBuild } from '../report/outcome';
import { placeText } from '../report/place-text';
import { reportTime } from '../report/report-time';
import { count } from '../report/summary';
import { FileToWrite, writeFiles } from '../report/write-files';
import { PACKS, recommended } from '../rules/packs';
import { printable } from '../text/printable';
import { safeText, SafeText } from '../text/safe-text';

/** The output directory of cdk8s. */
const DEFAULT_PATH = 'dist/';

const BASELINE_FILE = 'baseline.json';

/** Where editors find the schema of the configuration, if the package is installed. */
const SCHEMA = 'node_modules/cdk8s-least-privilege/schema/least-privilege.schema.json';

/** The choices of the user. */
interface Choices {
  readonly paths: readonly string[];
  readonly pack: string;
  readonly baseline: boolean;
  readonly ci: CiSystem;
}

/**
 * Writes a configuration, a baseline and a CI file, all or none.
 *
 * @returns the exit code
 */
export async function initProject(paths: readonly string[], flags: InitFlags, io: Io): Promise<number> {
  if (paths.includes('-')) { throw new InputError('init does not accept standard input, which CI cannot read; name files or directories'); }
  if (flags.pack !== undefined) { resolveSettings({ pack: flags.pack }); }
  const asked = flags.ci === undefined ? undefined : oneOf('--ci', flags.ci, CI_SYSTEMS);
  const isRoot = repositoryRoot('.') === resolve('.');
  if (!isRoot && asked !== undefined && asked !== 'none') {
    throw new InputError(printable(`a CI file belongs in the root of the Git repository; run init in ${repositoryRoot('.')}, or pass --ci none`));
  }
  if (!flags.force) { refuseExisting(); }
  const byDefault: Choices = {
    paths: paths.length === 0 ? [DEFAULT_PATH] : paths,
    pack: flags.pack ?? recommended.name,
    baseline: flags.baseline,
    ci: asked ?? (isRoot ? ciOfRepository() : 'none'),
  };
  const prompt = flags.yes ? undefined : new Prompt(io, 'pass --yes to use the defaults, and --pack, --ci and --no-baseline to change them');
  try {
    const { paths: read, pack } = prompt ? { ...byDefault, ...await askBefore(prompt, byDefault, paths, flags) } : byDefault;
    // With --no-baseline, no manifests need to exist yet.
    const result = flags.baseline ? await auditWith(read, pack, io) : undefined;
    const found = result && baselineOf(result, reportTime().slice(0, 'yyyy-mm-dd'.length));
    const size = found?.entries.reduce((sum, { count: times = 1 }) => sum + times, 0) ?? 0;
    const baseline = size > 0 && (prompt === undefined
      || await prompt.confirm(`Record ${count(size, 'current finding')} in ${BASELINE_FILE}, and fail only on new ones?`));
    const ci = prompt && asked === undefined && isRoot ? await prompt.choice('Write a CI file?', CI_SYSTEMS, byDefault.ci) : byDefault.ci;
    const choices: Choices = { paths: read, pack, baseline, ci };
    const file = ci === 'none' ? undefined : ciFile(ci, read);
    const files: FileToWrite[] = [
      { path: CONFIGURATION_FILE, content: configurationText(choices) },
      ...baseline ? [{ path: BASELINE_FILE, content: formatBaseline(found!) }] : [],
      ...file === undefined ? [] : [{ path: file.path, content: file.content }],
    ];
    if (!flags.force) { refuseOverwriting(files); }
    writeFiles(files, { makeDirectories: true });
    await write(io.stdout, summaryText(choices, size, result, file));
    return 0;
  } finally {
    prompt?.end();
  }
}

async function askBefore(prompt: Prompt, { paths, pack }: Choices, named: readonly string[], flags: InitFlags): Promise<Pick<Choices, 'paths' | 'pack'>> {
  return {
    paths: named.length > 0 ? paths : [await prompt.text('Where are the manifests?', DEFAULT_PATH)],
    pack: flags.pack ?? await prompt.choice('Which rules?', PACKS.map(({ name }) => name), pack),
  };
}

/** An existing configuration must not be replaced, nor shadowed by a nearer one. */
function refuseExisting(): void {
  const { file } = searchConfiguration('.');
  if (file !== undefined) {
    const isHere = resolve(file) === resolve(CONFIGURATION_FILE);
    throw new InputError(printable(isHere ? `${file} already exists; edit it, or pass --force to replace it`
      : `${file} is the configuration of this directory; edit it, or pass --force to write a nearer one`));
  }
}

function refuseOverwriting(files: readonly FileToWrite[]): void {
  const existing = files.map(({ path }) => path).filter(path => existsSync(path));
  if (existing.length > 0) {
    throw new InputError(printable(`${existing.join(' and ')} already ${existing.length === 1 ? 'exists' : 'exist'}, so nothing was written; `
      + 'pass --force to replace what exists'));
  }
}

/** @throws InputError if not everything can be checked: the baseline would miss findings */
async function auditWith(paths: readonly string[], pack: string, io: Io): Promise<AuditResult> {
  const missing = paths.find(path => !existsSync(path));
  if (missing !== undefined) {
    const synth = missing === DEFAULT_PATH ? 'run cdk8s synth first, ' : '';
    throw new InputError(printable(`${missing} does not exist; ${synth}name the manifests, as in least-privilege init manifests/, or pass --no-baseline`));
  }
  let audited: AuditResult | undefined;
  await auditPaths(paths, { pack: [pack], config: false }, io, async ({ result }) => {
    audited = result;
    return 0;
  });
  const { errors: [error, ...others] } = audited!;
  if (error !== undefined) {
    const place = placeText(error);
    throw new InputError(printable(`cannot write a baseline, because some input could not be checked: ${place === '' ? '' : `${place}: `}${error.message}`
      + `${others.length === 0 ? '' : ` (and ${count(others.length, 'more error')})`}; fix it, or pass --no-baseline`));
  }
  return audited!;
}

function configurationText({ pack, baseline }: Choices): SafeText {
  return safeText([
    ...existsSync(SCHEMA) ? [`# yaml-language-server: $schema=${SCHEMA}`] : [],
    `pack: ${pack}`,
    'failOn: medium # the lowest severity that fails a run: critical, high, medium, low, or never',
    ...baseline ? [`baseline: ${BASELINE_FILE} # the findings that are accepted for now; --write-baseline ${BASELINE_FILE} --shrink removes what is fixed`] : [],
    '',
  ].join('\n'));
}

function summaryText({ paths, pack, baseline, ci }: Choices, size: number, result: AuditResult | undefined, file: CiFile | undefined): SafeText {
  const left = result?.findings.filter(finding => (finding.unacceptable || !baseline) && failsBuild(finding, 'medium')).length ?? 0;
  return safeText([
    `Wrote ${CONFIGURATION_FILE}: pack ${pack}, fails at findings of severity medium and above`,
    baseline ? `Wrote ${BASELINE_FILE}: ${count(size, 'current finding')}, accepted until fixed`
      : `Wrote no baseline${result && size === 0 ? ': no findings to record' : ''}`,
    ci === 'none' ? 'Wrote no CI file (--ci github or gitlab writes one)' : `Wrote ${file!.path}`,
    ...file?.note === undefined ? [] : [file.note],
    ...left === 0 ? [] : [`${count(left, 'finding')} ${baseline ? 'cannot be in a baseline and ' : ''}${left === 1 ? 'fails' : 'fail'} the audit until fixed`],
    `Next: least-privilege audit ${paths.map(path => printable(relative('.', path) === '' ? '.' : path)).join(' ')}`,
    '',
  ].join('\n'));
}
