import { AuditFlags } from './commands/audit';
import { configurationFile } from './configuration-file';
import { DisplayFilter, displayFilter } from './display-filter';
import { flagsLayer } from './flags-layer';
import { Io, usesColor, widthOf, write } from './io';
import { parseLabels } from './labels';
import { limitLength } from './limit-length';
import { loadCustomRules } from './load-custom-rules';
import { oneOf } from './one-of';
import { formatsByControl, parseOutputs, ReportOutput } from './outputs';
import { Progress } from './progress';
import { Inputs, readInputs } from './read-inputs';
import { renderOptions } from './rendering/render-options';
import { baselineToWrite, writeBaseline } from './write-baseline';
import { EscalationPaths, escalationPaths } from '../access/escalation-paths';
import { Inventory } from '../access/inventory';
import { inventoryOf } from '../access/inventory-of';
import { audit, AuditOptions } from '../audit/audit';
import { readBaseline } from '../audit/baseline';
import { AuditResult } from '../audit/finding';
import { InputError } from '../audit/input-error';
import { today } from '../audit/today';
import { resolveAbove } from '../configuration/floor';
import { inFiles } from '../configuration/foreign-files';
import { readPolicy } from '../configuration/policy';
import { provenanceOf } from '../configuration/provenance';
import { readLayers } from '../configuration/read-layers';
import { Settings } from '../configuration/settings';
import { IsExcluded } from '../manifest/manifest-names';
import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { GROUP_BY, ReportFormat, ReportOptions, SHOW } from '../report/format';
import { FORMATS } from '../report/formats';
import { exitCode } from '../report/outcome';
import { count, summarize } from '../report/summary';
import { toolVersion } from '../report/tool-version';
import { FileToWrite, writeFiles } from '../report/write-files';
import { printable } from '../text/printable';
import { SafeText, safeText } from '../text/safe-text';

/** The maximum number of files in a note. */
const NAMED_FILES = 5;

/** The audited input, and the result. */
export interface AuditedPaths {
  readonly model: AppModel;
  readonly result: AuditResult;
  readonly settings: Settings;
  readonly isExcluded: IsExcluded;
  /** Audits other objects with the same options, except those given. */
  readonly auditOther: (objects: readonly ManifestObject[], options?: Partial<AuditOptions>) => AuditResult;
}

/**
 * Audits the manifests at the given paths, and writes the reports unless `use`
 * handles the result.
 *
 * @returns the exit code
 */
export async function auditPaths(
  paths: readonly string[], flags: AuditFlags, io: Io, use?: (audited: AuditedPaths) => Promise<number>,
): Promise<number> {
  // Options are validated before any input is read.
  const outputs = parseOutputs(flags.output ?? ['text'], flags.byControl === undefined ? FORMATS : formatsByControl(flags.byControl));
  if (flags.writeBaseline !== undefined && (flags.output ?? flags.byControl) !== undefined) {
    throw new InputError(`--write-baseline writes no report; leave out ${flags.output ? '--output' : '--by-control'}`);
  }
  if (flags.shrink && flags.writeBaseline === undefined) {
    throw new InputError('--shrink needs --write-baseline; add it with the file of the baseline');
  }
  const show = oneOf('--show', flags.show ?? 'summary', SHOW);
  const shape = {
    show,
    groupBy: oneOf('--group-by', flags.groupBy ?? (show === 'lines' ? 'object' : 'rule'), GROUP_BY),
    showAccepted: flags.showAccepted ?? false,
    quiet: flags.quiet ?? false,
  };
  const filter = displayFilter(flags);
  const labels = parseLabels(flags.label ?? []);
  const rendering = renderOptions(flags);
  const { file, notes } = configurationFile(flags);
  const { rules: customRules, files: customRuleFiles } = loadCustomRules(flags.customRules ?? []);
  const policy = flags.policy === undefined ? [] : readPolicy(flags.policy, customRules);
  const layers = [...file === undefined ? [] : readLayers(file, customRules), flagsLayer(flags, customRules)];
  const floored = resolveAbove(policy, layers, { customRules });
  const { settings, findings, demandedBy, overrides, exceptions, isExcluded } = floored;
  const toWrite = flags.writeBaseline === undefined ? undefined : baselineToWrite(flags.writeBaseline, flags.shrink ?? false, settings.baseline);
  const baseline = toWrite?.counting ?? (settings.baseline === undefined || toWrite?.isToCome ? undefined : readBaseline(settings.baseline));
  const { complete, namespace, apiAudiences, kubernetesVersion, context, foreign, ...auditOptions } = settings;
  const inputs = await readInputs(paths, context, isExcluded, rendering && { ...rendering, namespace, kubernetesVersion }, io);
  const modelOf = (objects: readonly ManifestObject[]): AppModel =>
    new AppModel(objects, { complete, namespace, apiAudiences, kubernetesVersion, context: inputs.context });
  const options: AuditOptions = {
    ...auditOptions,
    customRules,
    baseline,
    isForeign: inFiles(foreign),
    today: today(),
    findings,
    overrides,
    exceptions,
    demandedBy,
    notes,
    errors: inputs.errors,
  };
  const model = modelOf(inputs.objects);
  const result = auditWithProgress(model, options, io);
  const { rendered, ignored: skipped, excluded } = inputs;
  const provenance = provenanceOf({ ...floored, policy, layers, labels, customRules, customRuleFiles, rendered, skipped, excluded });

  const inventory = (): Inventory => model.once(inventoryOf);
  const escalations = (): EscalationPaths => escalationPaths(model);

  if (use) {
    return use({ model, result, settings, isExcluded, auditOther: (objects, other) => audit(modelOf(objects), { ...options, ...other }) });
  }
  if (!flags.quiet) { await writeNotes(inputs, result, settings, io); }
  return toWrite === undefined
    ? writeReports(
      withFilterNote(result, filter), outputs,
      { ...shape, shows: filter?.shows, provenance, customRules, inventory, paths: escalations }, flags.color, io,
    )
    : writeBaseline({ before: baseline, ...toWrite }, result, { policy: settings.acceptances, demandedBy, today: today() }, io);
}

function auditWithProgress(model: AppModel, options: AuditOptions, io: Io): AuditResult {
  const progress = new Progress({ name: 'Checking', unit: 'rules' }, io.stderr);
  try {
    return audit(model, { ...options, progress: (done, total) => progress.update(done, total) });
  } finally {
    progress.stop();
  }
}

/** Readers of a filtered report must know that it is filtered. */
function withFilterNote(result: AuditResult, filter: DisplayFilter | undefined): AuditResult {
  if (!filter) { return result; }
  const shown = result.findings.filter(finding => filter.shows(finding)).length;
  const note = `human-readable formats show ${shown} of ${count(result.findings.length, 'finding')} (${filter.text}); hidden findings still count`;
  return { ...result, notes: [...result.notes ?? [], note] };
}

async function writeReports(
  result: AuditResult, outputs: readonly ReportOutput<ReportFormat>[], asked: Pick<ReportOptions, 'provenance' | 'showAccepted' | 'quiet' | 'show' | 'groupBy' | 'shows' | 'customRules' | 'inventory' | 'paths'>,
  color: boolean | undefined, io: Io,
): Promise<number> {
  const { failOn } = asked.provenance;
  const shape = { ...asked, toolVersion: toolVersion(), failOn };
  const files: FileToWrite[] = [];
  let onScreen: SafeText | undefined;
  for (const { format, file } of outputs) {
    if (file === undefined) {
      const options = { ...shape, color: usesColor(color, io.stdout, io), width: widthOf(io.stdout) };
      onScreen = limitLength(format.name, () => format.render(result, options));
    } else {
      const options = { ...shape, color: false, width: widthOf({ write: () => {} }) };
      files.push({ path: file, content: limitLength(format.name, () => format.render(result, options)) });
    }
  }
  writeFiles(files);
  if (onScreen !== undefined) { await write(io.stdout, onScreen); }
  // A log must contain the outcome.
  if (!outputs.some(({ format, file }) => ['text', 'compact'].includes(format.name) && file === undefined)) {
    await write(io.stderr, safeText(`${summarize(result, failOn).text}\n`));
  }
  return exitCode(result, failOn);
}

async function writeNotes({ ignored }: Inputs, { staleBaseline = [] }: AuditResult, { baseline }: Settings, io: Io): Promise<void> {
  if (ignored.length > 0) {
    const more = ignored.length > NAMED_FILES ? ` and ${ignored.length - NAMED_FILES} more` : '';
    await write(io.stderr, safeText(`Note: skipped files without Kubernetes objects: ${ignored.slice(0, NAMED_FILES).map(printable).join(', ')}${more}\n`));
  }
  if (staleBaseline.length > 0) {
    const name = printable(baseline!);
    await write(io.stderr, safeText(`Note: the baseline accepts ${count(staleBaseline.length, 'finding')} that no longer exist; `
      + `--write-baseline ${name} --shrink removes them.\n`));
  }
}
