import { synthError } from '../../src/aspects/_synth-error';

const REPORT = 'LeastPrivilegeChecks\n\nRole a\n  HIGH  read-secrets';
const failed = (...messages: string[]) => new Error(`Validation failed with the following errors:\n  ${messages.map(message => `[] ${message}`).join('\n  ')}`);

let printed: string[];
beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'warn').mockImplementation((text: string) => { printed.push(text); });
});
afterEach(() => jest.restoreAllMocks());

test('in Node.js, it has the report and no stack', () => {
  const error = failed(REPORT);
  expect(synthError(error, [REPORT], undefined)).toBe(error);
  expect(error.message).toContain(REPORT);
  expect(error.stack).toBe(`Error: ${error.message}`);
  expect(printed).toEqual([]);
});

test('in other languages, the report is printed, and the error only refers to it', () => {
  const { message } = synthError(failed('short $& text', REPORT), ['short $& text', REPORT], 'Python/3.11.7') as Error;
  expect(message).toBe('Validation failed with the following errors:\n  [] short $& text\n  [] LeastPrivilegeChecks: see the report on stderr');
  expect(printed).toEqual([REPORT]);
});

test('in Java, it stays in the error, because Maven loses stderr', () => {
  const error = failed(REPORT);
  expect(synthError(error, [REPORT], 'Java/17.0.9')).toBe(error);
  expect(error.message).toContain(REPORT);
  expect(printed).toEqual([]);
});

test.each([undefined, 'Python/3.11.7', 'Java/17.0.9', 'go1.24'])('an error not caused by an aspect is unchanged (%s)', agent => {
  const error = new Error('a bug');
  const { stack } = error;
  expect(synthError(error, [], agent)).toBe(error);
  expect(synthError(error, [REPORT], agent)).toBe(error);
  expect(error.stack).toBe(stack);
  expect(synthError('thrown', [REPORT], agent)).toBe('thrown');
  expect(printed).toEqual([]);
});
