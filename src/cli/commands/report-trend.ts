import { Command } from 'commander';
import { collect } from './collect';
import { addReportOptions, loadReports, TrendFlags } from './report-options';
import { Io } from '../io';

/** `least-privilege report trend`: what changes between reports. */
export function reportTrendCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('trend')
    .description('Compare JSON reports of least-privilege audit over time: the counts of each, and which findings are new and which are gone. '
      + 'Reports are ordered by time, or as given if any of them has no time.')
    .argument('<file...>', 'reports, directories (all .json files in them), or - for standard input')
    .option('--by <label>', 'compare only reports with the same value of this label (repeatable; default: cluster, repository)', collect);
  return addReportOptions(command, 'TREND_FORMATS', [
    '  least-privilege report trend monday.json tuesday.json',
    '  least-privilege report trend reports/ --by team',
    '  least-privilege report trend reports/ --output json=trend.json',
  ]).action(async (paths: string[], flags: TrendFlags) => {
    exit(await loadReports().reportTrend(paths, flags, io));
  });
}
