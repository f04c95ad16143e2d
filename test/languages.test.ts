import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..');
const PROGRAMS = join(__dirname, 'languages');
const DOCUMENT = readFileSync(join(ROOT, 'docs', 'languages.md'), 'utf8');

const snippets = [...DOCUMENT.matchAll(/^```(python|java|go|text)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));

function read(...path: string[]): string {
  return readFileSync(join(PROGRAMS, ...path), 'utf8');
}

/** The programs of a language that `test/languages/run.sh` runs. */
function programsOf(language: string): string[] {
  return readdirSync(join(PROGRAMS, language), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(py|java|go)$/.test(file)).map(file => read(language, file));
}

test.each(['python', 'java', 'go'])('the page has snippets in %s', language => {
  expect(snippets.filter(snippet => snippet.language === language).length).toBeGreaterThanOrEqual(5);
});

test.each(snippets.filter(({ language }) => language !== 'text'))('snippet $# of $language is part of a program that is run', ({ language, text }) => {
  // The snippet must consist of whole lines.
  expect(programsOf(language).filter(program => `\n${program}`.includes(`\n${text}`))).not.toEqual([]);
});

test.each([
  ['python', 'python/first_app.py'],
  ['java', 'java/src/main/java/com/example/FirstApp.java'],
  ['go', 'go/first-app/main.go'],
])('the first program in %s is shown completely', (language, file) => {
  expect(snippets.find(snippet => snippet.language === language)?.text).toBe(read(file));
});

test('the first program in TypeScript is that of the README', () => {
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(`\`\`\`ts\n${read('typescript', 'first-app.ts')}\`\`\`\n`);
});

test.each(snippets.filter(({ language }) => language === 'text'))('message $# is checked', ({ text }) => {
  const messages = readdirSync(join(PROGRAMS, 'golden', 'errors')).map(file => read('golden', 'errors', file));
  expect(messages.filter(message => text.includes(message))).not.toEqual([]);
});

test('the manifests of the first app are those of the quick start', () => {
  expect(read('golden', 'manifests', 'payments.k8s.yaml'))
    .toBe(readFileSync(join(ROOT, 'examples', 'quick-start', 'golden', 'payments.k8s.yaml'), 'utf8'));
});
