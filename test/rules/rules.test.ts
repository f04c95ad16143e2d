import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { RULE_FOLDERS } from './_rule-folders';
import { idsIn } from './_rules-of';
import { RULE_DESCRIPTIONS, RULE_GROUPS, RULES } from '../../src/rules/registry';

const FOLDERS = [...RULE_FOLDERS, 'acceptances'];

test('each file of a rule is in the registry, and each rule has a file of its name', () => {
  expect(RULE_GROUPS.map(({ rules }) => rules.map(({ id }) => id).sort())).toEqual(FOLDERS.map(folder => idsIn(folder).sort()));
});

test.each(RULE_FOLDERS.flatMap(folder => idsIn(folder).map(id => [id, folder])))('%s has a test file, which sees it fire and stay quiet', (id, folder) => {
  // The helpers end in _violations.ts, which fails a file in which the rule does not do both.
  expect(readFileSync(join(__dirname, folder, `${id}.test.ts`), 'utf8')).toMatch(/from '\.\.?\/(_violations|_found|_test-rule|_sensitive-permission|_malformed)'/);
});

test('what judges an app is all but what the audit finds itself', () => {
  expect(RULES.map(({ id }) => id)).toEqual(RULE_GROUPS.slice(0, -1).flatMap(({ rules }) => rules.map(({ id }) => id)));
});

test.each(RULE_DESCRIPTIONS.map(rule => [rule.id, rule] as const))('%s says all that a reader needs', (_, { summary, why, fix, references }) => {
  expect(summary).toMatch(/^\S[^\n]{8,118}\S$/);
  expect(why).toMatch(/^\S.{40,}\.$/s);
  expect(fix.construct.trim()).not.toBe('');
  expect(fix.yaml.trim()).not.toBe('');
  for (const { title, url } of references) {
    expect(title.trim()).not.toBe('');
    if (url !== undefined) { expect(url).toMatch(/^https:\/\/\S+$/); }
  }
});

test.each(RULE_DESCRIPTIONS.map(rule => [rule.id, rule] as const))('the YAML of %s is YAML', (_, { fix }) => {
  expect(parseAllDocuments(fix.yaml, { version: '1.1' }).flatMap(({ errors }) => errors)).toEqual([]);
});
