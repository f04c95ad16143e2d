import { Command } from 'commander';
import { addReportOptions, loadReports, ReportFlags } from './report-options';
import { Io } from '../io';

/** `least-privilege report merge`: combines the reports of repositories and clusters. */
export function reportMergeCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('merge')
    .description('Add up the findings of several least-privilege audit JSON reports: by label, rule, owner and report.')
    .argument('<file...>', 'reports, directories (all .json files in them), or - for standard input');
  return addReportOptions(command, 'MERGE_FORMATS', [
    '  least-privilege report merge prod.json staging.json',
    '  least-privilege report merge reports/ --output text --output csv=fleet.csv',
    '  least-privilege report merge reports/ --output openmetrics=least-privilege.prom',
  ]).action(async (paths: string[], flags: ReportFlags) => {
    exit(await loadReports().mergeReports(paths, flags, io));
  });
}
