import { acceptanceText } from './acceptance-text';
import { BENCHMARKS } from './compliance/benchmarks';
import { byControl } from './compliance/by-control';
import { Benchmark } from './compliance/control';
import { remarks, totals } from './compliance/control-remarks';
import { excerpt, ExcerptLine } from './excerpt';
import { ReportOptions } from './format';
import { groupBy } from './group-by';
import { groupsOf } from './groups';
import { numberOf } from './number-of';
import { objectName } from './object-name';
import { shownFindings } from './outcome';
import { PageBenchmark, PageData, PageEntry, PageFix, PageLine, PageObject, PageRule, PageStart } from './page-data';
import { pagePathsOf } from './page-paths-of';
import { placeText } from './place-text';
import { provenanceLine } from './provenance-line';
import { ruleDescription } from './rule-descriptions';
import { startHere } from './start-here';
import { count, summarize } from './summary';
import { AcceptedFinding, AuditResult, Finding } from '../audit/finding';
import { ManifestObject } from '../manifest/manifest-object';
import { formatPath } from '../manifest/path';

/** The maximum width of an excerpt line. */
const WIDTH = 160;

/** The number of entries with excerpts, the worst first. Excerpts make up most of a report. */
const MAXIMUM_EXCERPTS = 500;

/** A list item that is a string. */
const LIST_ITEM = /^\s*- [^:{[]*$/;

/** The maximum number of objects named in a proposed change. */
const NAMED_OBJECTS = 3;

/** All data of the HTML report. */
export function pageDataOf(result: AuditResult, options: ReportOptions): PageData {
  const { summary, accepted, errors, notes = [] } = result;
  const { objects, workloads, serviceAccounts } = summary;
  const findings = shownFindings(result, options);
  const tables = new Tables(options);
  const { text: outcome, fails } = summarize(result, options.failOn);
  const entries = groupsOf(findings, 'rule').flatMap(group => tables.entries(group));
  const acceptedEntries = tables.entries(accepted);
  return {
    fails,
    outcome,
    provenance: provenanceLine(result, options),
    notes,
    errors: errors.map(error => [placeText(error), error.message].filter(text => text !== '').join(': ')),
    summary: { objects, workloads, serviceAccounts, accepted: summary.accepted },
    startHere: startOf(findings, options),
    rules: tables.rules,
    objects: tables.objects,
    fixes: tables.fixes,
    entries,
    accepted: acceptedEntries,
    benchmarks: [...BENCHMARKS.values()].map(benchmark => benchmarkOf(benchmark, result)),
    ...options.inventory === undefined ? {} : { inventory: options.inventory() },
    ...options.paths === undefined ? {} : { paths: pagePathsOf(options.paths()) },
  };
}

/** Tables of shared values, each stored once. */
class Tables {
  public readonly rules: PageRule[] = [];
  public readonly objects: PageObject[] = [];
  public readonly fixes: PageFix[] = [];
  private readonly ruleNumbers = new Map<string, number>();
  private readonly objectNumbers = new Map<ManifestObject, number>();
  private readonly fixNumbers = new Map<string, number>();
  private excerpts = 0;

  public constructor(private readonly options: ReportOptions) {}

  /** Entries, each with the findings of one rule on one object. */
  public entries(findings: readonly (Finding | AcceptedFinding)[]): PageEntry[] {
    const alike = groupBy(findings, finding => JSON.stringify([
      this.rule(finding.rule), this.object(finding.object), finding.severity, finding.unknown, 'reason' in finding ? acceptanceText(finding) : null,
    ]));
    return [...alike.values()].map(group => {
      const [first] = group;
      const lines = this.lines(first);
      return {
        rule: this.rule(first.rule),
        object: this.object(first.object),
        severity: first.severity,
        ...first.unknown ? { unknown: true } : {},
        ...'reason' in first ? { accepted: acceptanceText(first) } : {},
        places: group.map(({ key, message, object, path, fix, fixIsExample }) => {
          const position = object.origin.position(path);
          const at = position ? placeText(position) : object.origin.construct;
          const field = formatPath(path);
          const { template } = object.origin;
          return { key, message, ...at === undefined ? {} : { at }, ...template === undefined ? {} : { template }, ...field === '' ? {} : { field }, fix: this.fix(fix, fixIsExample) };
        }),
        ...lines.length === 0 ? {} : { lines },
      };
    });
  }

  private rule(id: string): number {
    return numberOf(this.ruleNumbers, id, () => {
      const { summary, why, references = [] } = ruleDescription(id, this.options) ?? {};
      this.rules.push({
        id,
        ...summary === undefined ? {} : { summary },
        ...why === undefined ? {} : { why },
        references: references.map(({ title, url }) => ({ title, ...url === undefined ? {} : { url } })),
      });
    });
  }

  private object(object: ManifestObject): number {
    const { namespace } = object;
    return numberOf(this.objectNumbers, object, () => {
      this.objects.push({ title: objectName(object), ...namespace === undefined ? {} : { namespace } });
    });
  }

  private fix(fix: string, isExample: Finding['fixIsExample']): number {
    return numberOf(this.fixNumbers, JSON.stringify([fix, isExample]), () => {
      this.fixes.push({ lines: fix.trimEnd().split(/\r\n|\n/), ...isExample ? { isExample } : {} });
    });
  }

  private lines({ object, path }: Finding): PageLine[] {
    const position = this.excerpts < MAXIMUM_EXCERPTS ? object.origin.position(path) : undefined;
    if (!position) { return []; }
    this.excerpts++;
    const lines = excerpt(object, path, position, WIDTH).filter(isNumbered);
    const start = lines.findIndex(({ number }) => number === position.line);
    // A list of strings is the value of its field, and highlighted with it.
    const end = lines.findIndex(({ text }, index) => index > start && !LIST_ITEM.test(text));
    return lines.map((line, index) => ({ ...line, ...index >= start && index < (end === -1 ? lines.length : end) ? { hit: true } : {} }));
  }
}

function isNumbered(line: ExcerptLine): line is ExcerptLine & { readonly number: number } {
  return line.number !== undefined;
}

function startOf(findings: readonly Finding[], options: ReportOptions): PageStart {
  const { changes, resolves, of, failing } = startHere(findings, options);
  return {
    title: `${count(changes.length, 'change')} ${changes.length === 1 ? 'resolves' : 'resolve'} ${resolves} of ${count(of, 'finding')}`
      + (failing ? ' that fail the build' : ''),
    changes: changes.map(({ rule, remedy, objects, resolves: number }) => ({
      rule, remedy, objects: objects.slice(0, NAMED_OBJECTS).map(objectName), more: Math.max(objects.length - NAMED_OBJECTS, 0), resolves: number,
    })),
  };
}

function benchmarkOf(benchmark: Benchmark, result: AuditResult): PageBenchmark {
  const { name, title, scope } = benchmark;
  const results = byControl(benchmark, result);
  return {
    name,
    title,
    scope,
    totals: totals(results),
    controls: results.map(each => ({
      id: each.control.id,
      title: each.control.title,
      status: each.status,
      remarks: remarks(each),
      rules: [...new Set([...each.findings, ...each.accepted].map(({ rule }) => rule))],
    })),
  };
}
