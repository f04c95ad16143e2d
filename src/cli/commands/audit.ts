import { existsSync } from 'fs';
import { join } from 'path';
import { Command } from 'commander';
import { collect } from './collect';
import { addContextOptions } from './context-options';
import { once } from './once';
import { addColorOptions } from '../color-options';
import { Io } from '../io';

/** The flags of the command, as written. */
export interface AuditFlags {
  readonly output?: readonly string[];
  readonly byControl?: string;
  readonly pack?: readonly string[];
  readonly failOn?: string;
  readonly rule?: readonly string[];
  readonly customRules?: readonly string[];
  readonly context?: readonly string[];
  readonly foreign?: readonly string[];
  readonly exclude?: readonly string[];
  readonly complete?: boolean;
  readonly namespace?: string;
  readonly apiAudience?: readonly string[];
  readonly kubernetesVersion?: string;
  readonly render?: boolean;
  readonly renderValues?: readonly string[];
  readonly renderTimeout?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly shrink?: boolean;
  readonly unknown?: string;
  readonly acceptances?: readonly string[];
  /** `false` with --no-config. */
  readonly config?: string | false;
  readonly policy?: string;
  readonly label?: readonly string[];
  readonly show?: string;
  readonly groupBy?: string;
  readonly ruleOnly?: readonly string[];
  readonly minSeverity?: string;
  readonly namespaceOnly?: readonly string[];
  readonly kindOnly?: readonly string[];
  readonly nameOnly?: readonly string[];
  readonly showAccepted?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** `least-privilege audit`: reports the findings of an app. */
export function auditCommand(io: Io, exit: (code: number) => void): Command {
  const command = new Command('audit')
    .summary('Check manifests and write reports')
    .description('Audit manifests: files, directories (all .yaml, .yml and .json files in them), or - for standard input.')
    .argument('[path...]', 'what to audit (default: dist/, the cdk8s output directory)')
    .optionsGroup('Rules:')
    .option('--pack <name>', 'the rules and their severities: recommended, essential, restricted, cis, pod-security-baseline or pod-security-restricted; of several packs, the worst severity of each rule counts (repeatable; default: recommended)', collect)
    .option('--rule <id=severity>', 'override the severity of a rule: off, low, medium, high or critical (repeatable)', collect)
    .option('--custom-rules <file>', 'a JavaScript file with custom rules, which is executed (repeatable)', collect)
    .option('--fail-on <severity>', 'fail on findings of this severity or higher: critical, high, medium, low or never (default: medium)')
    .option('--unknown <severity>', 'the severity of findings that depend on objects outside the input: low, as-known or fail (default: low)');
  addContextOptions(command)
    .optionsGroup('Acceptances:')
    .option('--acceptances <key=value>', 'set a requirement for acceptances, as in inline=false or maximumDays=90 (repeatable)', collect)
    .option('--baseline <file>', 'accept the findings that this file lists')
    .option('--write-baseline <file>', 'record the current findings in a file instead of reporting them')
    .option('--shrink', 'with --write-baseline: only remove entries whose findings are gone')
    .optionsGroup('Report:')
    .option('-o, --output <format[=file]>', 'write a report in one of the formats below; to standard output without a file (repeatable; default: text)', collect)
    .option('--by-control <benchmark>', 'group the report by the controls of cis, nsa, owasp, pci-dss or soc2, in text, markdown or json')
    .option('--label <name=value>', 'a label of the run for JSON and SARIF, as in cluster=prod (repeatable)', collect)
    .option('--show <what>', 'in text: summary, or lines with the fix of each finding (default: summary)')
    .option('--group-by <what>', 'in text: rule, object, namespace or severity (default: rule; object with --show lines)')
    .option('--show-accepted', 'show accepted findings with their reasons')
    .option('-q, --quiet', 'show only findings that fail the build (with --fail-on never: that would by default)')
    .optionsGroup('Filters for human-readable formats (hidden findings still count):')
    .option('--rule-only <id>', 'findings of this rule (repeatable)', collect)
    .option('--min-severity <severity>', 'findings of this severity or higher')
    .option('--namespace-only <name>', 'findings in this namespace (repeatable)', collect)
    .option('--kind-only <kind>', 'findings on objects of this kind (repeatable)', collect)
    .option('--name-only <name>', 'findings on objects of this name (repeatable)', collect)
    .optionsGroup('Other options:')
    .option('--config <file>', 'the configuration file (default: least-privilege.yaml here or in a parent directory)')
    .option('--no-config', 'ignore configuration files')
    .option('--policy <file|npm:package>', 'the minimum requirements, which configuration, options and annotations can only tighten', once)
    .addHelpText('after', () => [
      '',
      'Formats:',
      ...formatLines(),
      '',
      'Examples:',
      '  least-privilege audit                                  audit dist/',
      '  least-privilege audit manifests/ --fail-on high        fail on high and critical findings only',
      '  helm template . | least-privilege audit - --namespace production',
      '  least-privilege audit overlays/production --render     run kustomize or helm, and audit the output',
      '  least-privilege audit --output text --output sarif=report.sarif --output junit=report.xml',
      '  least-privilege audit --show lines                     the lines and the fix of each finding',
      '  least-privilege audit --min-severity high --namespace-only production',
      '  least-privilege audit --by-control cis -o markdown     findings by control, as evidence',
      '  least-privilege audit --context ../platform/dist       permissions that another repository grants count too',
      '  least-privilege audit --write-baseline baseline.json   from now on report only what is new:',
      '  least-privilege audit --baseline baseline.json',
      '',
      'Exit codes:',
      '  0  no findings that fail the build',
      '  1  findings at or above --fail-on, or settings below the policy',
      '  2  invalid options, input that cannot be read or checked (findings are still reported), or an internal error',
    ].join('\n'));
  return addColorOptions(command).action(async (paths: string[], flags: AuditFlags) => {
    exit(await loadAudit().auditPaths(paths, flags, io));
  });
}

/** `audit-paths` with all its imports as one file, which loads faster. The build writes it; it is missing in the sources. */
const BUNDLE = join(__dirname, '..', 'bundle.js');

/** Loaded on demand: other commands do not need the audit. */
function loadAudit(): typeof import('../audit-paths') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return existsSync(BUNDLE) ? require(BUNDLE) : require('../audit-paths');
}

/** Loaded only for the help: other commands need no reports. */
function formatLines(): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { FORMATS } = require('../../report/formats') as typeof import('../../report/formats');
  const width = Math.max(...[...FORMATS.keys()].map(name => name.length));
  return [...FORMATS.values()].map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`);
}
