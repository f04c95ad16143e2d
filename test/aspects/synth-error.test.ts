import { synthError } from '../../src/aspects/_synth-error';

const REPORT = 'LeastPrivilegeChecks\n\nRole a\n  HIGH  read-secrets';
const failed = (...messages: string[]) => new Error(`Validation failed with the following errors:\n  ${messages.map(message => `[] ${message}`).join('\n  ')}`);

let printed: string[];
beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'warn').mockImplementation((text: string) => { printed.push(text); });
});
afterEach(() => jest.restoreAllMocks());

test('in Node.js it has the report and no stack', () => {
  const error = failed(REPORT);
  expect(synthError(error, [REPORT], true)).toBe(error);
  expect(error.message).toContain(REPORT);
  expect(error.stack).toBe(`Error: ${error.message}`);
  expect(printed).toEqual([]);
});

test('in other languages the report is printed, and the error only names it', () => {
  const { message } = synthError(failed('short $& text', REPORT), ['short $& text', REPORT], false) as Error;
  expect(message).toBe('Validation failed with the following errors:\n  [] short $& text\n  [] LeastPrivilegeChecks: see the report on stderr');
  expect(printed).toEqual([REPORT]);
});

test.each([true, false])('an error that no aspect is the reason for stays as it is (Node.js: %s)', isNode => {
  const error = new Error('a bug');
  const { stack } = error;
  expect(synthError(error, [], isNode)).toBe(error);
  expect(synthError(error, [REPORT], isNode)).toBe(error);
  expect(error.stack).toBe(stack);
  expect(synthError('thrown', [REPORT], isNode)).toBe('thrown');
  expect(printed).toEqual([]);
});
