import { Rule, RuleDescription } from '../rule';
import { quotedValue } from './_identities';

/** What an annotation of ServiceAccounts holds, and why that can't be it. */
export interface Malformed {
  readonly problem: string;
  readonly unknown?: boolean;
}

/** The rule on ServiceAccounts whose annotation can't hold what it is for. An empty one asks for nothing. */
export function malformedAnnotationRule(description: RuleDescription, annotation: string, explain: (value: string) => Malformed | undefined): Rule {
  return {
    ...description,
    subject: 'service-account',
    fields: [annotation],
    *check({ object }) {
      const value = object.manifest.metadata?.annotations?.[annotation];
      const malformed = value ? explain(value) : undefined;
      if (!value || !malformed) { return; }
      // The explanations end with what to write.
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
