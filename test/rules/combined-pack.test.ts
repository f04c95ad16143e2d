import { combinedPack, limitIn } from '../../src/rules/combined-pack';
import { Pack } from '../../src/rules/pack';

const pack = (name: string, severities: Pack['severities'], more: Partial<Pack> = {}): Pack => ({ name, description: `All of ${name}`, severities, ...more });

const clouds = pack('clouds', { a: 'high', b: 'low', c: 'high' }, { circumstances: { 'no cloud shown': 'off', 'platform account': 'low' }, asKnown: ['node'], leavesOut: ['correctness', 'node'] });
const plain = pack('plain', { b: 'medium', c: 'medium' }, { asKnown: ['credential', 'node'], leavesOut: ['node'] });

test('a single pack stays as it is', () => {
  expect(combinedPack([clouds])).toBe(clouds);
});

test('the worst severity of each rule applies, in any order', () => {
  expect(combinedPack([clouds, plain])).toMatchObject({ name: 'clouds + plain', severities: { a: 'high', b: 'medium', c: 'high' } });
  expect(combinedPack([plain, clouds]).severities).toEqual({ a: 'high', b: 'medium', c: 'high' });
});

test('a circumstance limits the findings of a rule only if it does so in every pack that has the rule', () => {
  const both = combinedPack([clouds, plain]);
  expect(['a', 'b', 'c'].map(rule => limitIn(both, rule, 'no cloud shown'))).toEqual(['off', 'medium', 'medium']);
  expect(['a', 'b', 'c'].map(rule => limitIn(both, rule, 'platform account'))).toEqual(['low', 'medium', 'medium']);
  expect(limitIn(clouds, 'a', 'no cloud shown')).toBe('off');
  expect(limitIn(plain, 'b', 'no cloud shown')).toBeUndefined();
});

test('unknown findings count as known if any pack says so, and a category is left out only if all packs say so', () => {
  expect(combinedPack([clouds, plain])).toMatchObject({ asKnown: ['node', 'credential'], leavesOut: ['node'] });
  expect(combinedPack([plain, pack('other', {})]).leavesOut).toEqual([]);
});
