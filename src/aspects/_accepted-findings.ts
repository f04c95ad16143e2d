import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { isCheckedKind, itemsOf, ObjectType } from './_checked-kinds';
import { quotePath } from './_construct-names';
import { Runner } from './_runner';
import { AcceptAllOptions } from './accept-all-options';
import { AcceptFindingOptions } from './accept-finding-options';
import { ManifestAspect, RenderedObjects } from './manifest-aspect';
import { Acceptance, acceptanceAnnotation, explainAcceptance, explainRuleId, formatAcceptances, parseAcceptances } from '../acceptance';
import { OptionNames, refuseUnknownOptions } from '../text/options';
import { safeText } from '../text/safe-text';

interface AcceptedFinding extends Acceptance {
  readonly rule: string;
}

const ACCEPT_OPTIONS: OptionNames<AcceptFindingOptions> = { rule: true, finding: true, reason: true, until: true, owner: true, ticket: true };
const ALL: OptionNames<AcceptAllOptions> = { rule: true, reason: true, until: true, owner: true, ticket: true };

const NOT_NAMED = "no finding is named; write finding: '<key in brackets>' as in a report, or acceptAll({ rule, reason, until }) for all findings of the rule";
const NO_END = "accepting all findings of a rule, including future ones, requires a last day; write until: 'YYYY-MM-DD'";

/** Writes the acceptances of `Findings` for the whole tree. */
export class AcceptedFindings implements ManifestAspect {
  /** The instance for the tree of a construct. All acceptances share it to keep the cost constant. */
  public static of(construct: IConstruct): AcceptedFindings {
    const found = AcceptedFindings.find(construct);
    if (found) { return found; }
    const created = new AcceptedFindings();
    const { root } = construct.node;
    Runner.of(root).add(root, [created]);
    return created;
  }

  /** The instance for the tree of a construct, if anything is accepted there. */
  public static find(construct: IConstruct): AcceptedFindings | undefined {
    const { root } = construct.node;
    // By its mark, because another copy of this package may have added it.
    return Runner.find(root)?.aspectsOf(root).find(aspect => '_acceptsFindings' in aspect) as AcceptedFindings | undefined;
  }

  public readonly _acceptsFindings = true;
  public readonly _manifestsOnly = true;
  public readonly _hidden = true;

  private readonly accepted = new Map<IConstruct, AcceptedFinding[]>();

  private constructor() {}

  public visit(): void {}

  /** Accepts one finding. */
  public add(construct: IConstruct, options: AcceptFindingOptions): void {
    refuseUnknownOptions('Findings.accept()', options, ACCEPT_OPTIONS);
    const { finding, ...rest } = options;
    this.take(construct, { key: finding, ...rest }, finding === undefined ? NOT_NAMED : undefined);
  }

  /** Accepts all findings of a rule. */
  public addAll(construct: IConstruct, options: AcceptAllOptions): void {
    refuseUnknownOptions('Findings.acceptAll()', options, ALL);
    this.take(construct, options, options.until === undefined ? NO_END : undefined);
  }

  /** The annotation lines of an object for a rule. */
  public linesAt(construct: IConstruct, rule: string): string[] {
    return this.acceptedAt(construct).filter(finding => finding.rule === rule).map(finding => formatAcceptances([finding]));
  }

  private acceptedAt(construct: IConstruct): AcceptedFinding[] {
    return construct.node.scopes.flatMap(scope => this.accepted.get(scope) ?? []);
  }

  private take(construct: IConstruct, finding: AcceptedFinding, missing: string | undefined): void {
    const problem = explainRuleId(finding.rule) ?? explainAcceptance(finding) ?? missing;
    if (problem) { throw new Error(safeText(`a finding at ${quotePath(construct)} can't be accepted: ${problem}`)); }
    const accepted = this.accepted.get(construct) ?? [];
    accepted.push(finding);
    this.accepted.set(construct, accepted);
  }

  public _rewrite({ all }: RenderedObjects): Map<ApiObject, any> {
    const replacements = new Map<ApiObject, any>();
    for (const { construct, manifest } of all) {
      const accepted = this.acceptedAt(construct);
      if (accepted.length > 0 && takesAcceptances(manifest)) { replacements.set(construct, annotate(manifest, accepted)); }
    }
    return replacements;
  }

  public _check({ all }: RenderedObjects): string[] {
    const used = new Set(all.filter(({ manifest }) => takesAcceptances(manifest)).flatMap(({ construct }) => construct.node.scopes));
    const rendered = new Set<IConstruct>(all.map(({ construct }) => construct));
    return [...this.accepted]
      .filter(([scope]) => !used.has(scope))
      // Other charts than the rendered one are unknown.
      .filter(([scope]) => scope.node.findAll().every(construct => !ApiObject.isApiObject(construct) || rendered.has(construct)))
      .flatMap(([scope, accepted]) => [...new Set(accepted.map(({ rule }) => rule))].map(rule =>
        `nothing at or below ${quotePath(scope)} can accept '${rule}': it has no workload, Pod, ServiceAccount, Secret, Role, binding, Namespace or NetworkPolicy; `
        + 'write Findings.of() for a construct that holds the object with the finding'));
  }
}

/** The manifest with the acceptances; the same one if its kind has none. */
function annotate(manifest: any, accepted: readonly AcceptedFinding[], { apiVersion, kind }: ObjectType = manifest): any {
  const items = itemsOf(manifest);
  if (items.length > 0) {
    return { ...manifest, items: items.map(({ item, type }) => annotate(item, accepted, type)) };
  }
  if (!isCheckedKind(apiVersion, kind)) { return manifest; }
  const { annotations: before, ...metadata } = manifest.metadata ?? {};
  const annotations = { ...before };
  for (const rule of new Set(accepted.map(finding => finding.rule))) {
    const key = acceptanceAnnotation(rule);
    annotations[key] = formatAcceptances([...parseAcceptances(String(before?.[key] ?? '')), ...accepted.filter(finding => finding.rule === rule)]);
  }
  const sorted = Object.fromEntries(Object.keys(annotations).sort().map(key => [key, annotations[key]]));
  return { ...manifest, metadata: { annotations: sorted, ...metadata } };
}

/** Whether any object in a manifest can have acceptances. */
function takesAcceptances(manifest: any, { apiVersion, kind }: ObjectType = manifest): boolean {
  const items = itemsOf(manifest);
  return items.length > 0 ? items.some(({ item, type }) => takesAcceptances(item, type)) : isCheckedKind(apiVersion, kind);
}
