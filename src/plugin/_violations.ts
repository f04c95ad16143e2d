import { ValidationContext, ValidationViolation, ViolatingResource } from './validation-context';
import { AuditError, Finding } from '../audit/finding';
import { ManifestObject } from '../manifest/manifest-object';
import { formatPath } from '../manifest/path';
import { RULE_DESCRIPTIONS } from '../rules/registry';
import { Rule, RuleDescription } from '../rules/rule';
import { SEVERITIES } from '../rules/severity';
import { printable } from '../text/printable';

/** The id of unchecked input in the report, in place of a rule id. */
const UNCHECKED_INPUT = 'not-checked';

/** The text that cdk8s-cli shows if there is no resource. */
const NO_RESOURCE = '-';

/** Findings in the form of cdk8s-cli: the worst first, those of one rule grouped unless their fixes differ. */
export class Violations {
  private readonly rules: ReadonlyMap<string, RuleDescription>;
  private readonly timesNamed = new Map<string, number>();

  /** @param objects all objects of the app: cdk8s-cli identifies constructs by name only, and ambiguous names mislead */
  public constructor(objects: readonly ManifestObject[], private readonly context: ValidationContext, customRules: readonly Rule[] = []) {
    this.rules = new Map([...RULE_DESCRIPTIONS, ...customRules].map(rule => [rule.id, rule]));
    for (const { name } of objects) { this.timesNamed.set(name, (this.timesNamed.get(name) ?? 0) + 1); }
  }

  public ofFindings(findings: readonly Finding[]): ValidationViolation[] {
    const worstFirst = [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
    const groups = groupBy(worstFirst, ({ rule, fix, unacceptable }) => JSON.stringify([rule, fix, unacceptable ?? false]));
    return groups.map(group => {
      const rule = this.rules.get(group[0].rule)!;
      return {
        ruleName: rule.id,
        recommendation: `${rule.summary.replace(/\.$/, '')}. ${rule.why}`,
        fix: fixOf(rule, group[0]),
        violatingResources: groupBy(group, ({ object }) => object).map(ofObject => this.resourceOf(ofObject)),
      };
    });
  }

  public ofErrors(errors: readonly AuditError[]): ValidationViolation[] {
    return errors.map(({ file, line, column, message }) => ({
      ruleName: UNCHECKED_INPUT,
      recommendation: 'Input that could not be read or checked counts as a failure.',
      fix: 'See the message of the occurrence.',
      violatingResources: [{
        resourceName: NO_RESOURCE,
        manifestPath: file === undefined ? NO_RESOURCE : printable(file),
        locations: [`${line === undefined ? '' : `line ${line}, column ${column}: `}${printable(message)}`],
      }],
    }));
  }

  private resourceOf(findings: readonly Finding[]): ViolatingResource {
    const [{ object }] = findings;
    const isUnique = this.timesNamed.get(object.name) === 1;
    return {
      resourceName: printable(isUnique ? object.name : nameOf(object)),
      manifestPath: printable(object.origin.file ?? NO_RESOURCE),
      locations: findings.map(finding => this.locationOf(finding)),
    };
  }

  private locationOf({ object, path, severity, unknown, key, message }: Finding): string {
    const position = object.origin.position(path);
    const field = formatPath(path);
    const line = position === undefined ? '' : this.context.stdout ? `line ${position.line}` : `${position.file}:${position.line}:${position.column}`;
    const place = [line, field].filter(part => part !== '').join(' ');
    return printable(`${severity.toUpperCase()}${unknown ? ' unknown' : ''}  ${nameOf(object)} [${key}]${place === '' ? '' : ` at ${place}`}: ${message}`);
  }
}

/** Objects of constructs are fixed in code. */
function fixOf(rule: RuleDescription, { fix, unacceptable }: Finding): string {
  const own = fix === rule.fix.yaml ? rule.fix.construct : fix;
  const lines = own.includes('\n') ? `\n${own.split('\n').map(line => `    ${line}`).join('\n')}` : own;
  return unacceptable ? lines : `${lines}\n  To accept it: Findings.of(construct).accept({ rule: '${rule.id}', finding: '<key in brackets>', reason: '...' })`;
}

function nameOf({ kind, namespace, name }: ManifestObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name === '' ? '(no name)' : name}`;
}

/** In order of first occurrence. */
function groupBy<T>(values: readonly T[], keyOf: (value: T) => unknown): T[][] {
  const groups = new Map<unknown, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) { group.push(value); } else { groups.set(key, [value]); }
  }
  return [...groups.values()];
}
