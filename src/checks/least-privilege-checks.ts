import { IConstruct } from 'constructs';
import { readApp, WrittenApp } from './_app';
import { LeastPrivilegeChecksProps } from './least-privilege-checks-props';
import { RenderedObjects } from '../aspects/_manifest-aspect';
import { IAspect } from '../aspects/aspect';
import { audit } from '../audit/audit';
import { readBaseline } from '../audit/baseline';
import { AuditResult } from '../audit/finding';
import { Grade } from '../audit/grades';
import { InputError } from '../audit/input-error';
import { today } from '../audit/today';
import { findConfiguration } from '../configuration/find-configuration';
import { readConfiguration } from '../configuration/read-configuration';
import { Settings, settle } from '../configuration/settings';
import { readManifests } from '../manifest/read-manifests';
import { AppModel } from '../model/app-model';
import { json } from '../report/json';
import { exitCode } from '../report/outcome';
import { text } from '../report/text';
import { toolVersion } from '../report/tool-version';
import { writeFiles } from '../report/write-files';

const WIDTH = 100;

const HOW_TO_ACCEPT = "A finding that is meant to be there is accepted by Findings.of(construct).accept({ rule, finding: '<what stands in brackets>', reason })";

/** Acceptances that only objects outside of what is judged may use. */
const UNUSED_ACCEPTANCE = 'unused-acceptance';

/**
 * An aspect that audits what an app writes: who can do what, which token ends up
 * in which container, and what of it nobody needs. A finding fails `app.synth()`
 * before a file is written.
 *
 * It judges the final manifests, those of `Include` and `Helm` too, once a synth,
 * and changes nothing. Whatever the scope it is added to, it takes the roles,
 * bindings and accounts of the whole app into account; the scope only chooses
 * whose findings are reported. Where one chart is rendered alone, as by
 * `Testing.synth(chart)`, it sees only that chart, and leaves open what depends
 * on others.
 *
 * A finding is accepted by `Findings.of(construct).accept(...)`, or by the
 * annotation `cdk8s-least-privilege/accept.<rule>` in a manifest. Acceptances
 * that nothing uses are findings themselves, except where the scope is not the
 * whole app.
 *
 * Messages name the construct and, where the program recorded it with
 * `node.addMetadata(type, data, { stackTrace: true })`, the line that made it.
 */
export class LeastPrivilegeChecks implements IAspect {
  /** @internal */
  public readonly _manifestsOnly = true;

  private readonly settings: Settings;

  /**
   * @throws if the configuration file can't be read or says something that means
   * nothing, or an option names a pack, rule or severity that does not exist
   */
  public constructor(private readonly props: LeastPrivilegeChecksProps = {}) {
    const file = props.configurationFile ?? findConfiguration('.');
    this.settings = settle(file === undefined ? {} : readConfiguration(file, props.ownRules), {
      pack: props.pack,
      failOn: props.failOn,
      rules: props.rules as { readonly [rule: string]: Grade } | undefined,
      namespace: props.namespace,
      complete: props.complete,
      context: props.context,
      cluster: { apiAudiences: props.apiAudiences },
      baseline: props.baseline,
    });
    // Whatever is wrong with the options is said at the line that has them.
    audit(new AppModel([]), { ...this.auditOptions(), today: today() });
  }

  /** Does nothing: it works on what is written, not on constructs. */
  public visit(_node: IConstruct): void {}

  /** @internal */
  public _check(objects: RenderedObjects): string[] {
    try {
      return this.judge(objects);
    } catch (error) {
      if (error instanceof InputError) { return [`LeastPrivilegeChecks: ${error.message}`]; }
      throw error;
    }
  }

  private judge(objects: RenderedObjects): string[] {
    const result = this.audit(readApp(objects), objects);
    const { failOn } = this.settings;
    const shape = { toolVersion: toolVersion(), failOn, color: false, width: WIDTH, showAccepted: false, quiet: true };
    const { reportFile, warnOnly = false } = this.props;
    if (reportFile !== undefined) { writeFiles([{ path: reportFile, content: json.render(result, shape) }]); }
    const code = exitCode(result, failOn);
    if (code === 0) { return []; }
    const message = `LeastPrivilegeChecks\n\n${text.render(result, shape)}\n${HOW_TO_ACCEPT}`;
    // What could not be judged is no finding that one may put up with.
    if (!warnOnly || code === 2) { return [message]; }
    console.warn(message);
    return [];
  }

  private audit({ inScope, others, errors }: WrittenApp, { isWholeApp }: RenderedObjects): AuditResult {
    const { namespace, complete, apiAudiences, context } = this.settings;
    const known = readManifests(context);
    const model = new AppModel(inScope, {
      namespace, apiAudiences, context: [...others, ...known.objects], complete: complete && isWholeApp,
    });
    const options = this.auditOptions();
    const seesAll = isWholeApp && others.length === 0;
    return audit(model, {
      ...options,
      rules: seesAll ? options.rules : { ...options.rules, [UNUSED_ACCEPTANCE]: 'off' },
      baseline: this.settings.baseline === undefined ? undefined : readBaseline(this.settings.baseline),
      errors: [...errors, ...known.errors],
      today: today(),
    });
  }

  private auditOptions(): Pick<Parameters<typeof audit>[1], 'pack' | 'rules' | 'acceptances' | 'ownRules'> {
    const { pack, rules, acceptances } = this.settings;
    return { pack, rules, acceptances, ownRules: this.props.ownRules };
  }
}
