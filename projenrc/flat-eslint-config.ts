import { IResolver, javascript, TextFile, typescript } from 'projen';

/** A placeholder for the project root, with which the rules apply in whatever folder ESLint starts. */
export const ROOT = '<root>';

/**
 * The ESLint configuration of projen in the flat format, the default of ESLint 9
 * and editors. projen 0.103 itself writes only the previous format.
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
