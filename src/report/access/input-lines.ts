import { AccessInput } from './access-documents';

/** Limits of an answer: input that could not be read or is missing. Standard error and JSON have the errors themselves. */
export function inputLines({ complete, notes, errors }: AccessInput): string[] {
  return [
    ...errors.length === 0 ? [] : ['Not everything could be read, so there may be more than is shown.'],
    ...notes.map(note => `Note: ${note}`),
    ...complete ? [] : ['Bindings outside the input may grant more: add them with --context, or declare with --complete that there are none.'],
  ];
}
