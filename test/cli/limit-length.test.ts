import { InputError } from '../../src/audit/input-error';
import { writeOutputs } from '../../src/cli/write-outputs';
import { DocumentFormat } from '../../src/report/document-format';
import { SafeText } from '../../src/text/safe-text';

const ended = (_: string, done?: () => void): void => done?.();
const io = { stdout: { write: ended }, stderr: { write: ended }, env: {} };

function written(render: () => SafeText): Promise<void> {
  const format: DocumentFormat<string> = { name: 'json', description: '', render };
  return writeOutputs('', [{ format }], false, io);
}

test('a report that exceeds the maximum string length is an error with a remedy', async () => {
  const tooLong = written(() => 'x'.repeat(2 ** 30) as SafeText);
  await expect(tooLong).rejects.toThrow(InputError);
  await expect(tooLong).rejects.toThrow(/^the json report exceeds .* about 512 MB .*; read fewer files at a time, or ask for less/);
});

test('another error of that class is not reported as this one', async () => {
  const tooDeep = (): SafeText => { throw new RangeError('Maximum call stack size exceeded'); };
  await expect(written(tooDeep)).rejects.toThrow(/^Maximum call stack/);
});
