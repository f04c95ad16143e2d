import { CheckOptions, violations } from './_violations';
import { formatPath } from '../../src/manifest/path';
import { Rule } from '../../src/rules/rule';
import { SeverityName } from '../../src/rules/severity';

/** A violation in the form that tests compare: the object as `Kind namespace/name`, the path as text. */
export interface Found {
  readonly object: string;
  readonly path: string;
  readonly key: string;
  readonly message: string;
  readonly fix?: string;
  readonly unknown?: true;
  readonly minors?: readonly number[];
  readonly atMost?: SeverityName;
  readonly worst?: SeverityName;
}

/** All violations of a rule in manifests. */
export function found(rule: Rule, yaml: string, options?: CheckOptions): Found[] {
  return violations(rule, yaml, options).map(({ object, path, key, message, fix, unknown, minors, atMost, worst }) => ({
    object: `${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`,
    path: formatPath(path),
    key,
    message,
    ...fix === undefined ? {} : { fix },
    ...unknown === undefined ? {} : { unknown },
    ...minors === undefined ? {} : { minors },
    ...atMost === undefined ? {} : { atMost },
    ...worst === undefined ? {} : { worst },
  }));
}
