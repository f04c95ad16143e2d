import { AuditFlags } from './commands/audit';
import { configurationFile } from './configuration-file';
import { flagsLayer } from './flags-layer';
import { Io } from './io';
import { loadCustomRules } from './load-custom-rules';
import { readInputs } from './read-inputs';
import { renderOptions } from './rendering/render-options';
import { AuditError } from '../audit/finding';
import { resolveAbove } from '../configuration/floor';
import { readLayers } from '../configuration/read-layers';
import { Files } from '../manifest/files';
import { AppModel } from '../model/app-model';

/** The options of a command that queries the model, without findings. */
export interface ModelFlags extends Pick<
  AuditFlags, 'context' | 'complete' | 'namespace' | 'apiAudience' | 'kubernetesVersion' | 'config' | 'customRules' | 'exclude' | 'render' | 'renderValues' | 'renderTimeout'
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
  const { settings: { complete, namespace, apiAudiences, kubernetesVersion, context }, isExcluded } = resolveAbove([], layers);
  const { objects, context: known, errors, ignored, excluded } = await readInputs(
    paths, context, isExcluded, rendering && { ...rendering, namespace, kubernetesVersion }, io, command, files,
  );
  const model = new AppModel(objects, { complete, namespace, apiAudiences, kubernetesVersion, context: known });
  return { model, errors, ignored, excluded, notes };
}
