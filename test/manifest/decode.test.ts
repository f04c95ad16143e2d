import { decode } from '../../src/manifest/decode';
import { ReadFailure } from '../../src/manifest/read-failure';

function failure(bytes: Buffer): ReadFailure {
  try {
    decode(bytes);
  } catch (error) {
    if (error instanceof ReadFailure) { return error; }
  }
  throw new Error('it was decoded');
}

test('UTF-8', () => {
  expect(decode(Buffer.from('a: ä😀\uFFFD'))).toBe('a: ä😀\uFFFD');
});

test('with a byte order mark, which kubectl sees', () => {
  expect(decode(Buffer.from('\uFEFFa: 1'))).toBe('\uFEFFa: 1');
});

test.each([Buffer.alloc(0), Buffer.from('a'), Buffer.from('\0')])('short: %p', bytes => {
  expect(decode(bytes)).toBe(bytes.toString());
});

test.each([
  ['little endian', Buffer.from('\uFEFFa: 1', 'utf16le')],
  ['big endian', Buffer.from('\uFEFFa: 1', 'utf16le').swap16()],
  ['little endian without a mark', Buffer.from('a: 1', 'utf16le')],
  ['big endian without a mark', Buffer.from('a: 1', 'utf16le').swap16()],
])('UTF-16 is rejected: %s', (_, bytes) => {
  expect(failure(bytes).message).toBe('encoded as UTF-16; save the file as UTF-8 (in PowerShell: Out-File -Encoding utf8)');
});

test('invalid UTF-8 is rejected with its position', () => {
  const { message, offset } = failure(Buffer.concat([Buffer.from('x\uFFFDy\uFFFD😀: 1\n'), Buffer.from([0xE4, 0x62])]));
  expect(message).toBe('not UTF-8 from here on; save the file as UTF-8');
  expect(offset).toBe('x\uFFFDy\uFFFD😀: 1\n'.length);
});
