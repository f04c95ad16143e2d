import { Command } from 'commander';
import { collect } from './collect';

/** Adds the context options of every command that reads manifests. */
export function addContextOptions(command: Command): Command {
  return command
    .optionsGroup('Context:')
    .option('--context <path>', 'manifests that are read but not reported on, such as those of another repository (repeatable)', collect)
    .option('--foreign <pattern>', 'third-party manifests, whose annotations cannot accept findings; - is standard input (repeatable)', collect)
    .option('--exclude <pattern>', 'files and directories to skip inside input directories (repeatable)', collect)
    .option('--complete', 'assume that the input and --context are the whole cluster')
    .option('--namespace <name>', 'the namespace of objects that do not set one')
    .option('--api-audience <audience>', 'an audience that the API server accepts (repeatable)', collect)
    .option('--kubernetes-version <version>', 'the version of the cluster, as in 1.34 (default: check against every known version)')
    .optionsGroup('Rendering:')
    .option('--render', 'run "kustomize build" or "helm template" on directories that need it, without plugins or downloads')
    .option('--render-values <file>', 'with --render: values for charts, as for "helm template --values" (repeatable)', collect)
    .option('--render-timeout <seconds>', 'with --render: the time limit of each run (default: 60)');
}
