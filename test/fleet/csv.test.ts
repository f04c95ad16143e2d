import { csv } from '../../src/fleet/csv';

const rowOf = (value: string) => csv(['a'], [{ a: value }]).split('\n')[1];

test('a header and one line per row; missing values are empty', () => {
  expect(csv(['a', 'b'], [{ a: 'x', b: 5 }, { b: 0 }])).toBe('a,b\n"x",5\n,0\n');
});

test.each([
  ['a "quote", and a comma', '"a ""quote"", and a comma"'],
  ['two\nlines', '"two\\nlines"'],
  ['secrets get,list', '"secrets get,list"'],
  ['=1+1', '"\'=1+1"'], ['+1', '"\'+1"'], ['-1', '"\'-1"'], ['@SUM(A1)', '"\'@SUM(A1)"'], ['  =1', '"  \'=1"'], ['\uff1d1', '"\'\uff1d1"'],
  // Where a semicolon separates cells, the quotes of this file end the first one.
  ['a;=1+1', '"a;\'=1+1"'], ['a";=1', '"a"";\'=1"'], ['a,@x', '"a,\'@x"'],
])('%j is written as %s', (value, cell) => {
  expect(rowOf(value)).toBe(cell);
});
