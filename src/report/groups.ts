import { GroupBy } from './format';
import { groupBy } from './group-by';
import { objectName } from './object-name';
import { Finding } from '../audit/finding';
import { SEVERITIES } from '../rules/severity';
import { printable } from '../text/printable';

/** Groups of findings: the worst first, then the largest, then in the given order. Within a group the worst come first. */
export function groupsOf(findings: readonly Finding[], by: GroupBy): Finding[][] {
  return [...groupBy(findings, finding => keyOf(finding, by)).values()]
    .map(group => [...group].sort((a, b) => rankOf(a) - rankOf(b)))
    .sort(([a, ...moreThanA], [b, ...moreThanB]) => rankOf(a) - rankOf(b) || moreThanB.length - moreThanA.length);
}

/** The property that the findings of a group share. */
export function groupTitle([{ rule, object, severity }]: readonly Finding[], by: GroupBy): string {
  switch (by) {
    case 'rule': return printable(rule);
    case 'object': return objectName(object);
    case 'namespace': return object.namespace === undefined ? 'in no namespace' : printable(`namespace ${object.namespace}`);
    case 'severity': return severity;
  }
}

/** 0 is the worst severity. */
export function rankOf({ severity }: Pick<Finding, 'severity'>): number {
  return SEVERITIES.indexOf(severity);
}

function keyOf({ rule, object, severity }: Finding, by: GroupBy): unknown {
  switch (by) {
    case 'rule': return rule;
    case 'object': return object;
    case 'namespace': return object.namespace;
    case 'severity': return severity;
  }
}
