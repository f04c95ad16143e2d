import { SuggestedCode, suggestedCode } from './_suggested-code';
import { CheckOptions } from './check-options';
import { audit, AuditOptions } from '../audit/audit';
import { readBaseline } from '../audit/baseline';
import { DEFAULT_FAIL_ON, FailOnName } from '../audit/fail-on';
import { AuditError, AuditResult } from '../audit/finding';
import { ForeignManifests } from '../audit/foreign-manifests';
import { InputError } from '../audit/input-error';
import { Provenance } from '../audit/provenance';
import { quote } from '../audit/quote';
import { SeverityOverride } from '../audit/rule-severities';
import { today } from '../audit/today';
import { checkAcceptances } from '../configuration/check-acceptances';
import { searchConfiguration } from '../configuration/find-configuration';
import { Floored, resolveAbove } from '../configuration/floor';
import { inFiles } from '../configuration/foreign-files';
import { Layer, layerOf } from '../configuration/layer';
import { readPolicy } from '../configuration/policy';
import { provenanceOf } from '../configuration/provenance';
import { readLayers } from '../configuration/read-layers';
import { ManifestObject } from '../manifest/manifest-object';
import { formatPath } from '../manifest/path';
import { readManifests } from '../manifest/read-manifests';
import { AppModel } from '../model/app-model';
import { ReportOptions } from '../report/format';
import { shownFindings } from '../report/outcome';
import { count } from '../report/summary';
import { toolVersion } from '../report/tool-version';
import { printable } from '../text/printable';

const WIDTH = 100;

/** Acceptances that only objects outside the checked part may need. */
const UNUSED_ACCEPTANCE = 'unused-acceptance';

/** The objects to check. */
export interface AuditedApp {
  readonly inScope: readonly ManifestObject[];
  /** The objects of the app that are not checked. */
  readonly others: readonly ManifestObject[];
  /** What could not be read. */
  readonly errors: readonly AuditError[];
  /** Whether the given objects are the whole app. */
  readonly isWholeApp: boolean;
  /** Whether it is one of several apps that share the configuration, as in a test. */
  readonly isSample?: boolean;
  /** The third-party objects of the app. */
  readonly isForeign?: ForeignManifests;
}

/** The model of an app. */
export interface ReadApp {
  readonly model: AppModel;
  /** Errors of manifests that are missing from the model. */
  readonly errors: readonly AuditError[];
}

/** An auditor with the options of an entry point, the configuration file and the policy. */
export class Auditor {
  private readonly configured: Configured;

  /** @throws InputError if the configuration file or the policy cannot be used, or an option is invalid */
  public constructor(private readonly options: CheckOptions) {
    this.configured = configure(options);
    // Fails in the constructor, where the options are set.
    audit(new AppModel([]), { ...this.auditOptions(), today: today() });
  }

  public get failOn(): FailOnName {
    return this.configured.settings.failOn;
  }

  /** Notes on a result that no report shows. Omits the version if it is the configured one. */
  public notesOf({ notes = [], kubernetesVersion }: AuditResult): readonly string[] {
    return notes.filter(note => note !== `checked for Kubernetes ${kubernetesVersion}`);
  }

  /** Advice for the reader, in addition to the fixes that a message lists. */
  public advice(result: AuditResult, { accept, reportFile }: SuggestedCode = suggestedCode()): string {
    const { failOn } = this;
    const hidden = result.findings.length - shownFindings(result, this.reportOptions).length;
    const more = `\n${count(hidden, 'finding')} below ${failOn === 'never' ? DEFAULT_FAIL_ON : failOn} ${hidden === 1 ? 'is' : 'are'} not listed; LeastPrivilegeChecks with ${reportFile} writes all of them.`;
    return `To accept an intended finding: ${accept}.${hidden === 0 ? '' : more}`;
  }

  /** Options of reports within a message. */
  public get reportOptions(): ReportOptions {
    const { failOn, provenance, options: { customRules } } = this;
    return { toolVersion: toolVersion(), provenance, customRules, failOn, color: false, width: WIDTH, showAccepted: false, quiet: true, show: 'lines', groupBy: 'object' };
  }

  /** The model of an app together with the context, and the read errors. */
  public modelOf({ inScope, others, errors, isWholeApp }: Pick<AuditedApp, 'inScope' | 'others' | 'errors' | 'isWholeApp'>): ReadApp {
    const { settings: { namespace, complete, apiAudiences, kubernetesVersion, context }, isExcluded } = this.configured;
    const known = readManifests(context, { isExcluded });
    const model = new AppModel(inScope, {
      namespace, apiAudiences, kubernetesVersion, context: [...others, ...known.objects], complete: complete && isWholeApp,
    });
    return { model, errors: [...errors, ...known.errors] };
  }

  /** @throws InputError if the baseline cannot be read */
  public audit(app: AuditedApp): AuditResult {
    const { others, isWholeApp, isForeign, isSample = false } = app;
    const { settings: { foreign, baseline }, findings, demandedBy, overrides, exceptions, notes } = this.configured;
    const { model, errors } = this.modelOf(app);
    const auditOptions = this.auditOptions();
    const seesAll = isWholeApp && others.length === 0;
    return audit(model, {
      ...auditOptions,
      rules: seesAll ? auditOptions.rules : { ...auditOptions.rules, [UNUSED_ACCEPTANCE]: 'off' },
      baseline: baseline === undefined ? undefined : readBaseline(baseline),
      isForeign: isForeign ?? inFiles(foreign),
      findings,
      overrides,
      exceptions,
      isPart: isSample || !seesAll,
      demandedBy,
      notes,
      errors,
      today: today(),
    });
  }

  private auditOptions(): Pick<AuditOptions, 'pack' | 'rules' | 'acceptances' | 'customRules' | 'unknown' | 'asKnown' | 'failOn'> {
    const { pack, rules, acceptances, unknown, asKnown, failOn } = this.configured.settings;
    const { customPack, customRules } = this.options;
    return { pack: customPack ?? pack, rules, acceptances, customRules, unknown, asKnown, failOn };
  }

  private get provenance(): Provenance {
    const { customPack, customRules } = this.options;
    return provenanceOf({ ...this.configured, customPack, customRules });
  }
}

/** Settings from all sources. */
interface Configured extends Floored {
  readonly policy: readonly Layer[];
  readonly layers: readonly Layer[];
  /** Notes on configuration files that are not read. */
  readonly notes: readonly string[];
}

function configure(options: CheckOptions): Configured {
  const { pack, customPack, customRules, failOn, unknown, acceptances, baseline } = options;
  const { namespace, complete, context, foreign, apiAudiences, kubernetesVersion } = options;
  if (pack !== undefined && ![pack].flat().every(name => typeof name === 'string')) {
    throw new InputError(`pack takes the name of a pack, got ${quote(pack)}; pass a custom pack as customPack`);
  }
  if (pack !== undefined && customPack !== undefined) {
    throw new InputError(`pack: ${[pack].flat().map(quote).join(' + ')} and customPack: ${quote(customPack.name)} both choose the rules; leave one out`);
  }
  if (acceptances !== undefined) { checkAcceptances(acceptances, customRules); }
  const { file, notes } = options.configurationFile === undefined ? searchConfiguration('.') : { file: options.configurationFile, notes: [] };
  const policy = options.policy === undefined ? [] : readPolicy(options.policy, customRules);
  const layers = [...file === undefined ? [] : readLayers(file, customRules), layerOf('program', {
    pack,
    failOn,
    rules: options.rules as { readonly [rule: string]: SeverityOverride } | undefined,
    namespace,
    complete,
    context,
    foreign,
    apiAudiences,
    kubernetesVersion,
    unknown,
    acceptances,
    baseline,
  }, path => `the property ${printable(formatPath(path))}`)];
  return { ...resolveAbove(policy, layers, { customPack, customRules }), policy, layers, notes };
}
