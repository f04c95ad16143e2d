import { AccessInput } from './access-documents';

/** What a reader must know of an answer: that not everything was read, with the errors on standard error and in JSON, and what the input cannot show. */
export function inputLines({ complete, notes, errors }: AccessInput): string[] {
  return [
    ...errors.length === 0 ? [] : ['Not everything could be read, so there may be more than is shown.'],
    ...notes.map(note => `Note: ${note}`),
    ...complete ? [] : ['Bindings outside the input may grant more: add them with --context, or declare with --complete that there are none.'],
  ];
}
