import { Command } from 'commander';
import { collect } from './collect';

/** What every command that reads manifests takes, to know more of the cluster. */
export function addContextOptions(command: Command): Command {
  return command
    .optionsGroup('What is known besides:')
    .option('--context <path>', 'manifests that give facts but get no findings, such as those of another repository (repeatable)', collect)
    .option('--foreign <pattern>', 'manifests that others wrote, whose annotations accept nothing; - is standard input (repeatable)', collect)
    .option('--complete', 'there is nothing in the cluster but this, the context, and what every cluster has')
    .option('--namespace <name>', 'the namespace of objects that name none')
    .option('--api-audience <audience>', 'an audience that the API server takes (repeatable)', collect)
    .option('--kubernetes-version <version>', 'the version of the cluster, as in 1.34 (default: what any known version lets through is a finding)');
}
