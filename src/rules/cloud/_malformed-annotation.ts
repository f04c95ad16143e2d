import { Rule, RuleDescription } from '../rule';
import { quotedValue } from './_identities';

/** An annotation of ServiceAccounts, and why its value is malformed. */
export interface Malformed {
  readonly problem: string;
  readonly unknown?: boolean;
}

/** The rule on a ServiceAccount annotation with a malformed value. An empty value requests nothing. */
export function malformedAnnotationRule(description: RuleDescription, annotation: string, explain: (value: string) => Malformed | undefined): Rule {
  return {
    ...description,
    subject: 'service-account',
    fields: [annotation],
    *check({ object }) {
      const value = object.manifest.metadata?.annotations?.[annotation];
      const malformed = value ? explain(value) : undefined;
      if (!value || !malformed) { return; }
      // The explanations end with the expected value.
      const [problem, ...remedy] = malformed.problem.split('; ');
      yield {
        path: ['metadata', 'annotations', annotation],
        key: value,
        message: `its annotation ${annotation} is ${quotedValue(value)}, which gives its pods no identity: ${problem}`,
        ...remedy.length > 0 ? { fix: remedy.join('; ') } : {},
        ...malformed.unknown ? { unknown: true } : {},
      };
    },
  };
}
