import { LocatedViolation, Owners } from './_owners';
import { Listed, SubjectLists } from './_subject-lists';
import { ManifestObject } from '../../manifest/manifest-object';
import { AppModel } from '../../model/app-model';
import { FindingReference, PartViolation, Rule, SubjectRule, Violation } from '../rule';
import { SEVERITIES } from '../severity';
import { SubjectName } from '../subjects';

/** The findings of a rule in an app. */
export interface RuleResult {
  readonly violations: readonly LocatedViolation[];
  /** Why the rule could not check the whole app. Violations found before that are kept. */
  readonly failure?: string;
}

/** Options that differ from an audit. */
export interface RuleEngineOptions {
  /** Passes every subject to the rules, even without the fields that they declare. */
  readonly ignoresFields?: boolean;
}

/** Lists the subjects of an app once, and passes them to rules. */
export class RuleEngine {
  private readonly lists: SubjectLists;
  private appObjects: ReadonlySet<ManifestObject> | undefined;

  public constructor(private readonly model: AppModel, { ignoresFields = false }: RuleEngineOptions = {}) {
    this.lists = new SubjectLists(model, ignoresFields);
  }

  /** Finds violations in objects of the app; those in the context are not reported. */
  public run(rule: Rule): RuleResult {
    const violations: LocatedViolation[] = [];
    const owners = new Owners(this.model);
    try {
      for (const violation of this.check(rule)) {
        const reported = owners.report(violation);
        if (reported) { violations.push(reported); }
      }
    } catch (error) {
      return { violations, failure: error instanceof Error ? error.message : String(error) };
    }
    return { violations };
  }

  private get objects(): ReadonlySet<ManifestObject> {
    this.appObjects ??= new Set(this.model.objects);
    return this.appObjects;
  }

  private* check(rule: Rule): Iterable<Violation> {
    if (rule.subject === 'app') {
      for (const violation of rule.check(this.model)) {
        checkShape(violation, true);
        const { object } = violation;
        if (typeof object?.manifest !== 'object') { throw new Error('it reports a finding whose object is not one of the app'); }
        if (!this.model.isChecked(object)) { continue; }
        if (!this.objects.has(this.model.partOf(object)?.owner ?? object)) { throw new Error('it reports an object that is not in the app'); }
        yield violation;
      }
    } else {
      yield* this.checkSubjects(rule as SubjectRule<SubjectName>);
    }
  }

  private* checkSubjects<S extends SubjectName>(rule: SubjectRule<S>): Iterable<Violation> {
    for (const listed of this.lists.of(rule.subject, rule.fields)) {
      for (const violation of rule.check(listed.subject, this.model)) {
        checkShape(violation, listed.key === undefined);
        yield locate(listed, violation);
      }
    }
  }
}

/** A custom rule may be written in JavaScript, where no compiler checks what it reports. */
function checkShape(violation: PartViolation, needsKey: boolean): void {
  const { path, key, message, fix, minors = [], onceAccepted = [], followsFrom = [] } = violation;
  if (!Array.isArray(path) || path.some(step => typeof step !== 'string' && typeof step !== 'number')) {
    throw new Error('it reports a finding whose path is not a list of names and indexes');
  }
  if (typeof key !== 'string' && (needsKey || key !== undefined)) { throw new Error('it reports a finding whose key is not a text'); }
  if (typeof message !== 'string') { throw new Error('it reports a finding whose message is not a text'); }
  if (fix !== undefined && typeof fix !== 'string') { throw new Error('it reports a finding whose fix is not a text'); }
  if (!Array.isArray(minors)) { throw new Error('it reports a finding whose minors is not a list of numbers, as in [34]'); }
  for (const name of ['worst', 'atMost'] as const) {
    const severity = violation[name];
    if (severity !== undefined && !SEVERITIES.includes(severity)) {
      throw new Error(`it reports a finding whose ${name} is not one of ${SEVERITIES.join(', ')}`);
    }
  }
  if (!areReferences(onceAccepted)) { throw new Error('it reports a finding whose onceAccepted is not a list of findings, each with object, rule and key'); }
  if (!Array.isArray(followsFrom) || !followsFrom.every(areReferences)) {
    throw new Error('it reports a finding whose followsFrom is not a list of lists of findings, each with object, rule and key');
  }
}

function areReferences(references: readonly FindingReference[]): boolean {
  return Array.isArray(references) && references.every(other => typeof other?.rule === 'string' && typeof other.key === 'string');
}

function locate({ object, start, key: prefix }: Listed, violation: PartViolation): Violation {
  const key = [prefix, violation.key].filter(part => part !== undefined).join(' ');
  return { ...violation, object, path: [...start, ...violation.path], key };
}
