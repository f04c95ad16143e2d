import { field } from '../../kubernetes/pod-security/pod';
import { AppModel } from '../../model/app-model';
import { Violation } from '../rule';
import { quote } from './_identities';

/** What an annotation of ServiceAccounts holds, and why that can't be it. */
export interface Malformed {
  readonly problem: string;
  readonly unknown?: boolean;
}

/** The ServiceAccounts whose annotation can't hold what it is for. An empty one asks for nothing. */
export function* malformedAnnotations(model: AppModel, annotation: string, explain: (value: string) => Malformed | undefined): Iterable<Violation> {
  for (const object of model.objectsOf('', 'ServiceAccount')) {
    const value = field(object.manifest.metadata, 'annotations', annotation);
    if (value === undefined || value === '') { continue; }
    const malformed = typeof value === 'string' ? explain(value) : { problem: 'an annotation must be text; write it in quotes' };
    if (!malformed) { continue; }
    // The explanations end with what to write.
    const [problem, ...remedy] = malformed.problem.split('; ');
    yield {
      object,
      path: ['metadata', 'annotations', annotation],
      key: typeof value === 'string' ? value : 'no text',
      message: `its annotation ${annotation} is ${quote(value)}, with which its pods get no identity: ${problem}`,
      ...remedy.length > 0 ? { fix: remedy.join('; ') } : {},
      ...malformed.unknown ? { unknown: true } : {},
    };
  }
}
