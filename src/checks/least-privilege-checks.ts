import { IConstruct } from 'constructs';
import { Auditor } from './auditor';
import { CHECK_OPTIONS } from './check-options';
import { LeastPrivilegeChecksProps } from './least-privilege-checks-props';
import { readApp } from './read-app';
import { IAspect } from '../aspects/aspect';
import { Aspects } from '../aspects/aspects';
import { refuseForeignAspect } from '../aspects/foreign-aspects';
import { lostPatches } from '../aspects/lost-patches';
import { RenderedObjects } from '../aspects/manifest-aspect';
import { InputError } from '../audit/input-error';
import { json } from '../report/json';
import { exitCode, shownFindings } from '../report/outcome';
import { text } from '../report/text';
import { writeFiles } from '../report/write-files';
import { OptionNames, refuseUnknownOptions } from '../text/options';
import { THIS_COPY } from '../text/package-copy';
import { warn } from '../text/warn';

const OPTIONS: OptionNames<LeastPrivilegeChecksProps> = { ...CHECK_OPTIONS, reportFile: true };

/**
 * An aspect that audits the manifests of an app: its permissions, the tokens in
 * its containers, and which of them no workload needs. A finding fails
 * `app.synth()` before files are written.
 *
 * It checks the final manifests once per synth, including those of `Include`
 * and `Helm`, and changes nothing. It always considers the roles, bindings and
 * accounts of the whole app; the scope only selects whose findings are
 * reported. If one chart is rendered alone, as by `Testing.synth(chart)`, it
 * sees only that chart, and findings that depend on others are unknown.
 *
 * Accept a finding with `Findings.of(construct).accept(...)`, or with the
 * annotation `cdk8s-least-privilege/accept.<rule>` in a manifest. Unused
 * acceptances are findings themselves, unless the scope is only a part of the
 * app.
 *
 * Messages name the construct and, where the program recorded it with
 * `node.addMetadata(type, data, { stackTrace: true })`, the line that made it.
 */
export class LeastPrivilegeChecks implements IAspect {
  /** @internal */
  public readonly _manifestsOnly = true;

  /** @internal */
  public readonly _copy = THIS_COPY;

  private readonly auditor: Auditor;

  /**
   * @throws if the configuration file or the policy can't be read or is invalid, an option is unknown, an option names a pack, rule or severity that does not exist, or the namespace or the Kubernetes version is invalid
   */
  public constructor(private readonly props: LeastPrivilegeChecksProps = {}) {
    refuseUnknownOptions('LeastPrivilegeChecks', props, OPTIONS);
    this.auditor = new Auditor(props);
    Aspects._watch();
  }

  /**
   * Do not call it: the `Aspects` of this library pass the manifests to the checks.
   *
   * @throws always, because the `Aspects` of another library would let the app pass unchecked
   */
  public visit(node: IConstruct): void {
    refuseForeignAspect(this, node);
  }

  /** @internal */
  public _check(objects: RenderedObjects): string[] {
    try {
      return [...objects.inScope.flatMap(({ construct }) => lostPatches(construct)), ...this.audit(objects)];
    } catch (error) {
      if (error instanceof InputError) { return [`LeastPrivilegeChecks: ${error.message}`]; }
      throw error;
    }
  }

  private audit(objects: RenderedObjects): string[] {
    const { reportFile } = this.props;
    const { failOn, reportOptions } = this.auditor;
    const result = this.auditor.audit({ ...readApp(objects), isWholeApp: objects.isWholeApp });
    if (reportFile !== undefined) { writeFiles([{ path: reportFile, content: json.render(result, reportOptions) }], { makeDirectories: true }); }
    const fails = exitCode(result, failOn) !== 0;
    if (!fails && shownFindings(result, reportOptions).length === 0) {
      for (const note of this.auditor.notesOf(result)) { warn(`LeastPrivilegeChecks: ${note}`); }
      return [];
    }
    const message = `LeastPrivilegeChecks\n\n${text.render(result, reportOptions)}\n${this.auditor.advice(result)}`;
    if (fails) { return [message]; }
    warn(message);
    return [];
  }
}
