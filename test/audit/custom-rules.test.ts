import { NO_DOORS } from './_apps';
import { checkCustomRules } from '../../src/audit/custom-rules';
import { InputError } from '../../src/audit/input-error';
import { Rule } from '../../src/rules/rule';

const check = (rules: unknown): void => { checkCustomRules(rules as Rule[]); };
const ON_PODS = { ...NO_DOORS, subject: 'workload', fields: ['hostPID'] };

test('valid rules pass', () => {
  expect(() => { check([]); check([NO_DOORS, ON_PODS, { ...ON_PODS, fields: undefined }]); }).not.toThrow();
});

test.each<[unknown, string]>([
  [{ ...NO_DOORS, subject: undefined }, 'the custom rule "no-doors" can\'t be used: subject must be one of container, volume, workload, role, binding, service-account, namespace, object, app; got undefined'],
  [{ ...NO_DOORS, subject: 'pod' }, 'got "pod"'],
  [{ ...NO_DOORS, subject: 'containers' }, 'did you mean container?'],
  [{ ...NO_DOORS, subject: 'constructor' }, 'subject must be one of'],
  [{ ...ON_PODS, fields: 'hostPID' }, 'fields must be a list of names of fields; got "hostPID"'],
  [{ ...ON_PODS, fields: [] }, 'fields must be a list'],
  [{ ...ON_PODS, fields: ['hostPID', 5] }, 'fields must be a list'],
  [{ ...NO_DOORS, fields: ['hostPID'] }, 'a rule on the app does not accept fields'],
  [{ ...NO_DOORS, summary: '' }, 'summary must be a string'],
  [{ ...NO_DOORS, why: undefined }, 'why must be a string'],
  [{ ...NO_DOORS, fix: undefined }, 'fix.construct must be a string'],
  [{ ...NO_DOORS, fix: { construct: 'x' } }, 'fix.yaml must be a string'],
  [{ ...NO_DOORS, references: undefined }, 'references must be a list'],
  [{ ...NO_DOORS, check: undefined }, 'check must be a function; got undefined'],
  [{ ...NO_DOORS, id: 5 }, "a custom rule can't have the id 5"],
  [undefined, 'customRules[0] must be a rule; got undefined'],
  [() => [], 'customRules[0] must be a rule'],
])('the rule %j is refused', (rule, message) => {
  expect(() => { check([rule]); }).toThrow(InputError);
  expect(() => { check([rule]); }).toThrow(message);
});

test('a single rule is refused as a list of rules', () => {
  expect(() => { check(NO_DOORS); }).toThrow('customRules takes a list of rules; got an object');
});
