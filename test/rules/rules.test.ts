import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { RULE_FOLDERS } from './_rule-folders';
import { idsIn } from './_rules-of';
import { RULE_DESCRIPTIONS, RULE_GROUPS, RULES } from '../../src/rules/registry';

const FOLDERS = [...RULE_FOLDERS, 'acceptances'];

test('each file of a rule is in the registry, and each rule has a file with its name', () => {
  expect(RULE_GROUPS.map(({ rules }) => rules.map(({ id }) => id).sort())).toEqual(FOLDERS.map(folder => idsIn(folder).sort()));
});

test.each(RULE_FOLDERS.flatMap(folder => idsIn(folder).map(id => [id, folder])))('%s has a test file with cases that it reports and cases that it does not', (id, folder) => {
  // The helpers use _violations.ts, which fails a file in which the rule does not do both.
  expect(readFileSync(join(__dirname, folder, `${id}.test.ts`), 'utf8')).toMatch(/from '\.\.?\/(_violations|_found|_test-rule|_sensitive-permission|_malformed)'/);
});

test('RULES has every group except the last, the findings of the audit itself', () => {
  expect(RULES.map(({ id }) => id)).toEqual(RULE_GROUPS.slice(0, -1).flatMap(({ rules }) => rules.map(({ id }) => id)));
});

test.each(RULE_DESCRIPTIONS.map(rule => [rule.id, rule] as const))('%s has complete texts', (_, { summary, why, fix, references }) => {
  expect(summary).toMatch(/^\S[^\n]{8,118}\S$/);
  expect(why).toMatch(/^\S.{40,}\.$/s);
  expect(fix.construct.trim()).not.toBe('');
  expect(fix.yaml.trim()).not.toBe('');
  for (const { title, url } of references) {
    expect(title.trim()).not.toBe('');
    if (url !== undefined) { expect(url).toMatch(/^https:\/\/\S+$/); }
  }
});

test.each(RULE_DESCRIPTIONS.map(rule => [rule.id, rule] as const))('the YAML of %s parses', (_, { fix }) => {
  expect(parseAllDocuments(fix.yaml, { version: '1.1' }).flatMap(({ errors }) => errors)).toEqual([]);
});
