import { checkProperties } from './_properties';
import { Violations } from './_violations';
import { ValidationContext, ValidationReport } from './validation-context';
import { AuditError, AuditResult, Finding } from '../audit/finding';
import { InputError } from '../audit/input-error';
import { Auditor } from '../checks/auditor';
import { LeastPrivilegeChecksProps } from '../checks/least-privilege-checks-props';
import { readManifests } from '../manifest/read-manifests';
import { json } from '../report/json';
import { exitCode, shownFindings } from '../report/outcome';
import { provenanceLine } from '../report/provenance-line';
import { failsByDefault } from '../report/summary';
import { writeFiles } from '../report/write-files';
import { SEVERITIES } from '../rules/severity';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/**
 * The auditor as a validation plugin of cdk8s-cli: `cdk8s synth` fails on a
 * finding, in every language. Its properties are those of
 * `LeastPrivilegeChecks`.
 *
 * It checks the `.yaml` files of the app. Files that can't be checked are
 * failures.
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/
 * @jsii ignore
 */
export class LeastPrivilegeValidation {
  private readonly auditor: Auditor;

  /**
   * @throws if a property is invalid, or the configuration file can't be read or is invalid
   */
  public constructor(private readonly props: LeastPrivilegeChecksProps = {}) {
    checkProperties(props);
    this.auditor = new Auditor(props);
  }

  /** Checks the files of an app. Called by cdk8s-cli. */
  public async validate(context: ValidationContext): Promise<void> {
    const { manifests } = context;
    const report = safely(context.report);
    const read = readManifests([...manifests].sort(), { areListed: true });
    const violations = new Violations(read.objects, context, this.props.customRules);
    const nothing: AuditError[] = read.objects.length > 0 || read.errors.length > 0 ? [] : [{ message: explainNothing(manifests) }];
    try {
      const result = this.auditor.audit({ inScope: read.objects, others: [], errors: [...read.errors, ...nothing], isWholeApp: true });
      this.writeReport(result);
      const { failOn } = this.auditor;
      const listed = shownFindings(result, this.auditor.reportOptions);
      for (const violation of violations.ofErrors(result.errors)) { report.addViolation(violation); }
      for (const violation of violations.ofFindings(listed)) { report.addViolation(violation); }
      report.submit(exitCode(result, failOn) === 0 ? 'success' : 'failure', {
        'Pack': result.pack,
        'Checked by': provenanceLine(result, this.auditor.reportOptions),
        ...rowUnlessEmpty('Kubernetes version', result.kubernetesVersion ?? ''),
        'Fails on': failOn === 'never' ? `never; ${failsByDefault(result)}` : failOn,
        'Objects': String(result.summary.objects),
        'Findings': countBySeverity(result.findings) || 'none',
        ...rowUnlessEmpty('Not listed', countBySeverity(result.findings.filter(finding => !listed.includes(finding)))),
        'Accepted': String(result.accepted.length),
        ...rowUnlessEmpty('Note', (result.notes ?? []).map(printable).join('\n')),
        ...rowUnlessEmpty('Skipped', read.ignored!.map(printable).join('\n')),
      });
    } catch (error) {
      if (!(error instanceof InputError)) { throw error; }
      // The reports of other plugins are still useful.
      for (const violation of violations.ofErrors([error])) { report.addViolation(violation); }
      report.submit('failure');
    }
  }

  private writeReport(result: AuditResult): void {
    const { reportFile } = this.props;
    if (reportFile !== undefined) {
      writeFiles([{ path: reportFile, content: json.render(result, this.auditor.reportOptions) }], { makeDirectories: true });
    }
  }
}

/** A report whose texts cannot control the terminal or CI that cdk8s-cli prints it to. */
function safely(report: ValidationReport): ValidationReport {
  const safe = <T>(value: T): T => JSON.parse(JSON.stringify(value), (_, entry) => typeof entry === 'string' ? safeText(entry) : entry);
  return {
    addViolation: violation => report.addViolation(safe(violation)),
    submit: (status, metadata) => report.submit(status, metadata && safe(metadata)),
  };
}

/** A row of the table that cdk8s-cli prints. */
function rowUnlessEmpty(name: string, value: string): { [name: string]: string } {
  return value === '' ? {} : { [name]: value };
}

function countBySeverity(findings: readonly Finding[]): string {
  return SEVERITIES.map(severity => ({ severity, number: findings.filter(finding => finding.severity === severity).length }))
    .filter(({ number }) => number > 0).map(({ severity, number }) => `${number} ${severity}`).join(', ');
}

function explainNothing(manifests: readonly string[]): string {
  return manifests.length === 0
    ? 'cdk8s-cli found no .yaml files, the only extension it reads; an outputFileExtension must end with .yaml'
    : `none of the ${manifests.length} .yaml files that the app wrote contains a Kubernetes object`;
}
