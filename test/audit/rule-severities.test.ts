import { NO_DOORS, NO_STAIRS } from './_apps';
import { InputError } from '../../src/audit/input-error';
import { ruleSeverities, SeverityOverride } from '../../src/audit/rule-severities';
import { Pack } from '../../src/rules/pack';
import { customRule } from '../_custom-rule';

const PACK: Pack = { name: 'p', description: '', severities: { 'no-stairs': 'high' } };

function severitiesWith(overrides: { readonly [rule: string]: SeverityOverride } = {}, customRules = [NO_DOORS]): object {
  return Object.fromEntries(ruleSeverities(PACK, [NO_STAIRS, customRule('no-roof')], customRules, overrides));
}

test('the pack sets the severity of its rules, custom rules are medium', () => {
  expect(severitiesWith()).toEqual({ 'no-stairs': 'high', 'no-doors': 'medium' });
});

test('the user overrides the severity of rules in the pack, outside the pack and custom ones', () => {
  expect(severitiesWith({ 'no-stairs': 'low', 'no-roof': 'critical', 'no-doors': 'high' })).toEqual({ 'no-stairs': 'low', 'no-roof': 'critical', 'no-doors': 'high' });
  expect(severitiesWith({ 'no-stairs': 'off', 'no-roof': 'off', 'no-doors': 'off' })).toEqual({});
});

test.each(['no-stair', 'constructor', '__proto__', '', 'no-stairs '])('the unknown rule %j is refused', id => {
  const overrides = JSON.parse(`{${JSON.stringify(id)}: "off"}`);
  expect(() => severitiesWith(overrides)).toThrow(InputError);
  expect(() => severitiesWith(overrides)).toThrow('there is no rule');
});

test('a misspelled rule gets a suggestion', () => {
  expect(() => severitiesWith({ 'no-stair': 'off' })).toThrow('did you mean no-stairs?');
});

test.each(['none', 'OFF', '', 5, null])('the severity %j is refused', severity => {
  expect(() => severitiesWith({ 'no-stairs': severity as SeverityOverride })).toThrow(/must be off, critical, high, medium, low/);
});

test('a pack with an unknown rule is refused: the rule would not run', () => {
  const packWith = (severities: object): Pack => ({ name: 'team', description: '', severities: severities as Pack['severities'] });
  const known = [NO_STAIRS];
  expect(() => ruleSeverities(packWith({ 'no-stair': 'high' }), known)).toThrow('the pack "team" sets the severity of "no-stair", which is not a rule; did you mean no-stairs?');
  expect(() => ruleSeverities(packWith({ 'no-doors': 'high' }), known)).toThrow('the pack "team" sets the severity of "no-doors", which is not a rule');
  expect(ruleSeverities(packWith({ 'no-doors': 'high' }), known, [NO_DOORS])).toEqual(new Map([['no-doors', 'high']]));
  expect(() => ruleSeverities(packWith({ 'no-stairs': 'off' }), known)).toThrow('a severity in a pack must be one of critical, high, medium, low; got "off" for no-stairs in the pack "team"');
});

test.each([['no-stairs', /already/], ['No Stairs', /lower-case/], ['', /lower-case/], ['a'.repeat(57), /56/]])('the id %j of a custom rule is refused', (id, message) => {
  expect(() => severitiesWith({}, [customRule(id)])).toThrow(InputError);
  expect(() => severitiesWith({}, [customRule(id)])).toThrow(message);
});

test('two custom rules with the same id are refused', () => {
  expect(() => severitiesWith({}, [NO_DOORS, NO_DOORS])).toThrow(/already/);
});
