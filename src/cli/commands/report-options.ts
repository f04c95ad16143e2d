import { Command } from 'commander';
import { collect } from './collect';
import { addColorOptions } from '../color-options';

/** The flags of the commands on reports, as written. */
export interface ReportFlags {
  readonly output?: readonly string[];
  readonly color?: boolean;
}

/** The flags of `report trend`. */
export interface TrendFlags extends ReportFlags {
  readonly by?: readonly string[];
}

/** Adds the common options of the commands on reports. */
export function addReportOptions(command: Command, formats: 'MERGE_FORMATS' | 'TREND_FORMATS', examples: readonly string[]): Command {
  command
    .option('-o, --output <format[=file]>', 'write in one of the formats below; to standard output without a file (repeatable; default: text)', collect)
    .addHelpText('after', () => [
      '',
      'Formats:',
      ...formatLines(formats),
      '',
      'Examples:',
      ...examples,
      '',
      'Exit codes:',
      '  0  all files were read',
      '  2  a file is not a readable report (the others are still reported), or invalid options',
    ].join('\n'));
  return addColorOptions(command);
}

/** Loaded on demand: other commands read no reports. */
export function loadReports(): typeof import('../fleet-reports') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../fleet-reports');
}

function formatLines(name: 'MERGE_FORMATS' | 'TREND_FORMATS'): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const formats = [...(require('../../fleet/formats') as typeof import('../../fleet/formats'))[name].values()];
  const width = Math.max(...formats.map(format => format.name.length));
  return formats.map(format => `  ${format.name.padEnd(width)}  ${format.description}`);
}
