import { Command } from 'commander';
import { reportMergeCommand } from './report-merge';
import { reportTrendCommand } from './report-trend';
import { Io } from '../io';

/** `least-privilege report`: summarizes many reports. */
export function reportCommand(io: Io, exit: (code: number) => void): Command {
  return new Command('report')
    .summary('Merge and compare JSON reports')
    .description('Merge and compare JSON reports of many repositories, clusters and days.')
    .helpCommand(false)
    .addCommand(reportMergeCommand(io, exit))
    .addCommand(reportTrendCommand(io, exit))
    .addHelpText('after', [
      '',
      'Examples:',
      '  least-privilege report merge reports/   add up all reports in a directory',
      '  least-privilege report trend reports/   show what is new and gone since the previous report',
      '',
      'Exit codes: 0 written, 2 a file is not a readable report, or invalid options.',
    ].join('\n'));
}
