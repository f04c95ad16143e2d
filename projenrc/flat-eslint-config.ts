import { IResolver, javascript, TextFile, typescript } from 'projen';

/** Stands for the root of the project, so that the rules hold whatever folder ESLint is started in. */
export const ROOT = '<root>';

/**
 * What projen knows of ESLint, in the format that ESLint 9 and editors read by
 * default. projen 0.103 itself writes only the format before that.
 */
export class FlatEslintConfig extends TextFile {
  private readonly eslint: javascript.Eslint;

  constructor(project: typescript.TypeScriptProject) {
    super(project, 'eslint.config.mjs');
    this.eslint = project.eslint!;
    const { path } = this.eslint.file;
    project.tryRemoveFile(path);
    project.gitignore.removePatterns(`!/${path}`);
    project.gitattributes.removeAttributes(`/${path}`, 'linguist-generated', 'linguist-language=JSON-with-Comments');
    project.npmignore?.removePatterns(`/${path}`);
    project.addPackageIgnore(`/${this.path}`);
    this.eslint.eslintTask.env('ESLINT_USE_FLAT_CONFIG', 'true');
  }

  protected synthesizeContent(resolver: IResolver): string {
    const { parserOptions, settings, rules, overrides, ignorePatterns } = resolver.resolve(this.eslint.config);
    const { ecmaVersion, sourceType, ...optionsOfParser } = parserOptions;
    const [severity, zones] = rules['import/no-restricted-paths'];
    const own = {
      files: ['**/*.ts', '**/*.tsx'],
      languageOptions: { ecmaVersion, sourceType, parserOptions: { ...optionsOfParser, tsconfigRootDir: ROOT } },
      settings,
      rules: { ...rules, 'import/no-restricted-paths': [severity, { ...zones, basePath: ROOT }] },
    };
    const flat = overrides.map(({ excludedFiles, ...override }: { readonly excludedFiles?: string[] }) =>
      ({ ...override, ...excludedFiles && { ignores: excludedFiles } }));
    const render = (value: object) => JSON.stringify(value, undefined, 2).replaceAll(`"${ROOT}"`, 'import.meta.dirname');
    return `// ${this.marker}
import stylistic from '@stylistic/eslint-plugin';
import typescript from '@typescript-eslint/eslint-plugin';
import parser from '@typescript-eslint/parser';
import imports from 'eslint-plugin-import';
import own from './projenrc/private-files.mjs';

export default [
  { ignores: ${render(ignorePatterns)} },
  { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  { plugins: { '@stylistic': stylistic, '@typescript-eslint': typescript, own } },
  { languageOptions: { parser } },
  imports.flatConfigs.typescript,
  ...${render([own, ...flat])},
];
`;
  }
}
