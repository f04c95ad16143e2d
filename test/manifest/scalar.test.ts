import { numberAsKey, plainScalar, taggedScalar } from '../../src/manifest/scalar';

test.each<[string, unknown]>([
  // Numbers, as strconv.ParseInt with base 0 and YAML 1.2 floats.
  ['0', 0], ['-0', 0], ['00', 0], ['+5', 5], ['-1', -1], ['123456789012', 123456789012],
  ['0440', 288], ['-0440', -288], ['+0440', 288], ['0_440', 288], ['0o440', 288], ['0o17', 15], ['0O17', 15], ['-0o17', -15],
  ['0x1F', 31], ['0X1f', 31], ['0x_1F', 31], ['0b11', 3], ['0b1_1', 3], ['-0b11', -3],
  // Not octal, and therefore decimal.
  ['089', 89], ['0888', 888], ['0123456789', 123456789],
  ['1_000', 1000], ['1_000.5', 1000.5], ['685_230.15', 685230.15], ['1__0', 10], ['1_', 1],
  ['1e3', 1000], ['1E3', 1000], ['1.5e3', 1500], ['1e+3', 1000], ['.5', 0.5], ['-.5', -0.5], ['.5_0', 0.5], ['.5e1_0', 5e9], ['5.', 5], ['1.10', 1.1], ['1e-400', 0],
  ['9223372036854775807', 9223372036854775807n], ['18446744073709551615', 18446744073709551615n], ['18446744073709551616', 18446744073709551616n],
  ['0xffffffffffffffff', 0xffffffffffffffffn], ['-0x8000000000000000', -0x8000000000000000n],
  // Not numbers.
  ['0o8', '0o8'], ['0x', '0x'], ['0xg', '0xg'], ['0b', '0b'], ['0b2', '0b2'], ['1e', '1e'], ['.', '.'], ['+', '+'], ['-', '-'], ['_1', '_1'], ['._5', '._5'],
  ['.5_', '.5_'], ['.5__0', '.5__0'], ['1e400', '1e400'], ['0x1ffffffffffffffff', '0x1ffffffffffffffff'], ['+0xffffffffffffffff', '+0xffffffffffffffff'],
  ['-0x8000000000000001', '-0x8000000000000001'], ['1.2.3', '1.2.3'], ['0.0.0.0', '0.0.0.0'], ['1,000', '1,000'], ['100m', '100m'], ['128Mi', '128Mi'], ['v1', 'v1'],
  // Base-60 numbers and dates, which Go does not convert.
  ['012:30', '012:30'], ['12:30', '12:30'], ['12:30:45', '12:30:45'], ['1:30.5', '1:30.5'], ['2001-01-01', '2001-01-01'],
  ['2001-01-01T00:00:00Z', '2001-01-01T00:00:00Z'], ['2001-12-14 21:59:43.10 -5', '2001-12-14 21:59:43.10 -5'],
  // Words.
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map(word => [word, true] as [string, unknown]),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map(word => [word, false] as [string, unknown]),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as [string, unknown]),
  ...['tRue', 'yES', 'oN', 'nUll', 'inf', 'nan', 'NaN', 'Infinity', '=', 'yes ', 'toString', '__proto__'].map(word => [word, word] as [string, unknown]),
  ['.inf', Infinity], ['+.Inf', Infinity], ['-.INF', -Infinity], ['.nan', NaN], ['.NaN', NaN],
])('%p is read as Kubernetes reads it', (text, expected) => {
  expect(plainScalar(text)).toBe(typeof expected === 'bigint' ? Number(expected) : expected);
});

test.each<[string, string, unknown]>([
  ['str', '123', '123'], ['int', '7', 7], ['int', '0440', 288], ['int', '0x1e', 30], ['float', '1', 1], ['float', '1.5', 1.5], ['bool', 'true', true], ['bool', 'yes', true],
  ['null', '~', null], ['timestamp', '2001-01-01', '2001-01-01'], ['binary', 'aGVsbG8=', 'hello'],
  ['int', 'x', undefined], ['int', '1.5', undefined], ['int', '089', undefined], ['float', '18446744073709551615', undefined], ['timestamp', '2001-02-30', undefined],
  ['timestamp', '2001-13-01', undefined], ['timestamp', '2001-1-1T24:00:00Z', undefined], ['timestamp', '2001-1-1 9:05:00.5', '2001-1-1 9:05:00.5'], ['float', 'x', undefined], ['bool', '1', undefined], ['null', 'x', undefined], ['timestamp', 'x', undefined],
  ['binary', 'a', undefined], ['binary', '!!', undefined],
])('!!%s %p', (tag, text, expected) => {
  expect(taggedScalar(`tag:yaml.org,2002:${tag}`, text)).toBe(expected);
});

test('the text of an unknown tag is kept', () => {
  expect(taggedScalar('!foo', '12')).toBe('12');
});

test.each<[string, string | undefined]>([
  ['0440', '288'], ['-0', '0'], ['0x1e', '30'], ['1_000', '1000'], ['089', '89'], ['1.0', '1'], ['1.10', '1.1'], ['1e3', '1000'], ['9007199254740991', '9007199254740991'],
  // Go writes 1e+06, 1.2345679e+06, 1.0000000e-05 and integers that a number cannot hold.
  ['1e6', undefined], ['1234567.8', undefined], ['.00001', undefined], ['9007199254740993', undefined],
])('the number %s as a key', (text, expected) => {
  expect(numberAsKey(text, plainScalar(text) as number)).toBe(expected);
});
