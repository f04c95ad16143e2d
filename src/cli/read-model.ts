import { AuditFlags } from './commands/audit';
import { configurationFile } from './configuration-file';
import { flagsLayer } from './flags-layer';
import { Io } from './io';
import { loadCustomRules } from './load-custom-rules';
import { readInputs } from './read-inputs';
import { renderOptions } from './rendering/render-options';
import { audit } from '../audit/audit';
import { AuditError, AuditResult } from '../audit/finding';
import { today } from '../audit/today';
import { resolveAbove } from '../configuration/floor';
import { inFiles } from '../configuration/foreign-files';
import { readLayers } from '../configuration/read-layers';
import { Files } from '../manifest/files';
import { AppModel } from '../model/app-model';

/** The options of a command that queries the model, without findings. */
export interface ModelFlags extends Pick<
  AuditFlags, 'context' | 'complete' | 'namespace' | 'apiAudience' | 'kubernetesVersion' | 'config' | 'customRules' | 'exclude' | 'foreign' | 'render' | 'renderValues' | 'renderTimeout'
> {}

/** A model, with the input that is missing from it. */
export interface ReadModel {
  readonly model: AppModel;
  /** Read errors: with any, answers are incomplete and the exit code is 2. */
  readonly errors: readonly AuditError[];
  /** The files without Kubernetes objects. */
  readonly ignored: readonly string[];
  readonly excluded: readonly string[];
  readonly notes: readonly string[];
  /** Audits the model with the acceptances that apply, without the baseline, which gives no reason. */
  readonly audit: () => AuditResult;
}

/**
 * The model of the manifests at the given paths, read as by the audit: with the
 * configuration and the context.
 *
 * @param command The command as users write it, for messages.
 * @param files The source of the paths if not the disk.
 */
export async function readModel(paths: readonly string[], flags: ModelFlags, io: Io, command: string, files?: Files): Promise<ReadModel> {
  const rendering = renderOptions(flags);
  const { file, notes } = configurationFile(flags);
  const { rules: customRules } = loadCustomRules(flags.customRules ?? []);
  const layers = [...file === undefined ? [] : readLayers(file, customRules), flagsLayer(flags)];
  const { settings, overrides, exceptions, isExcluded } = resolveAbove([], layers, { customRules });
  const { complete, namespace, apiAudiences, kubernetesVersion, context, foreign, baseline, ...forAudit } = settings;
  const { objects, context: known, errors, ignored, excluded } = await readInputs(
    paths, context, isExcluded, rendering && { ...rendering, namespace, kubernetesVersion }, io, command, files,
  );
  const model = new AppModel(objects, { complete, namespace, apiAudiences, kubernetesVersion, context: known });
  const runAudit = (): AuditResult => audit(model, { ...forAudit, customRules, isForeign: inFiles(foreign), today: today(), overrides, exceptions });
  return { model, errors, ignored, excluded, notes, audit: runAudit };
}
